import type { FastifyReply, FastifyRequest, FastifySchema } from "fastify";
import type { Answering, Api, Asked, Endpoint, Route } from "../contract/endpoint.ts";
import type { RouteApp } from "./http/route-app.ts";

/** Answers one request; what it resolves to is sent with the endpoint's status of success, unless it was sent already. */
type Handler<It> = (request: FastifyRequest<Asked<It>>, reply: FastifyReply) => Answering<It> | Promise<Answering<It>>;

/**
 * Serves an endpoint as the contract describes it.
 *
 * @param app a plugin below whose prefix the route's path is
 */
export function serve<Routes extends Api, Key extends keyof Routes & Route>(
  app: RouteApp,
  api: Routes,
  route: Key,
  handler: Handler<Routes[Key]>,
): void {
  const endpoint: Endpoint = api[route] as Endpoint;
  const [method = "", path = ""] = route.split(" ");
  const { roles, access, forScrapers, scope, hasSecret, quiet } = endpoint;
  const [success = "200"] = Object.keys(endpoint.answers);
  app.route({
    method,
    url: below(app.prefix, path),
    config: {
      ...(roles && { roles }),
      ...(access && { access }),
      ...(forScrapers && { forScrapers }),
      ...(scope && { scope }),
      ...(hasSecret && { hasSecret }),
    },
    ...(hasSecret && { compress: false as const }),
    ...(quiet && { logLevel: "warn" as const }),
    schema: schemaOf(endpoint),
    handler: (request, reply) => handler(request as FastifyRequest<Asked<Routes[Key]>>, reply.code(Number(success))),
  });
}

/** Paths of the API are written without `/api/v1`, below which its plugins are. */
function below(prefix: string, path: string): string {
  const start = prefix.replace("/api/v1", "");
  if (!path.startsWith(start)) throw new Error(`${path} is not below ${prefix}`);
  return path.slice(start.length) || "/";
}

function schemaOf({
  summary,
  description,
  tag,
  params,
  query,
  headers,
  body,
  media,
  answers,
}: Endpoint): FastifySchema {
  return {
    summary,
    ...(description && { description }),
    tags: [tag],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(headers && { headers }),
    ...(body && { body }),
    response: media ? inMedia(media, answers) : answers,
  };
}

const inMedia = (media: readonly string[], answers: Endpoint["answers"]) =>
  Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      { content: Object.fromEntries(media.map((it) => [it, { schema }])) },
    ]),
  );
