import swagger from "@fastify/swagger";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { EXCHANGES } from "../../contract/events.ts";
import { PROBLEMS, type ProblemCode } from "../../contract/problems.ts";
import type { DemoDomain } from "../domain.ts";
import { notFound } from "../errors.ts";
import { type ApiDocument, finish } from "./api-document.ts";
import { asyncApiDocument } from "./async-api-document.ts";
import { allowOwnScripts } from "./security.ts";

const Problem = z.object({ code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]) });

/** What is said of this service and not of another. */
interface Limits {
  readonly publicUrl: string | undefined;
  readonly requestsPerMinute: number;
  readonly createLimit: number;
}

/** Registered before the routes: it collects them. */
export async function describeApi(
  app: FastifyInstance,
  { publicUrl, requestsPerMinute, createLimit }: Limits,
  { roles, tag }: Pick<DemoDomain, "roles" | "tag">,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Demo Session Service",
        version: "1",
        description: `${DESCRIPTION}\n\nHere a demo answers ${requestsPerMinute} requests a minute, and from one address ${createLimit} demos are opened in ten minutes at most.`,
        license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
      },
      servers: [{ url: publicUrl ?? "/" }],
      tags: [...TAGS, tag],
      components: {
        securitySchemes: {
          bearer: {
            type: "http",
            scheme: "bearer",
            description: "`dmo_...` (a demo's owner), `wsp_...` (signed in), or a staff key",
          },
        },
      },
      security: [{ bearer: [] }],
    },
    transformObject: (it) => finish(jsonSchemaTransformObject(it) as ApiDocument, roles) as never,
    transform: (it) => withSecurity(jsonSchemaTransform(it), it.route.config?.access),
  });
}

const DESCRIPTION = `Opens a demo with one call: \`POST /api/v1/demo-sessions\`, no sign-up. The answer holds a token for the demo's
owner and an account for each of its people. Everything under \`/api/v1/workspace\` is that demo's own. Errors are \`application/problem+json\`
(RFC 9457); \`/problems/{code}\` explains each. What is announced on RabbitMQ is described by \`/asyncapi.json\`.`;

const TAGS = [
  { name: "Demos", description: "Open, read, extend and end a demo. Start here." },
  { name: "Scenarios", description: "What a demo can be opened on." },
  { name: "Workspace", description: "Who is in a demo, and what time it is there." },
  { name: "Analytics", description: "What the demos meant, for the sales team." },
  { name: "Operations", description: "How the service runs, for operators." },
  { name: "Webhooks", description: "Who is told of events by HTTP, for operators." },
  { name: "Links", description: "Addresses by which the sales team sends demos." },
  { name: "Leads", description: "People who left an address, and what they allowed." },
  { name: "Staff", description: "The sales team: who they are, how they come in, and keys of other services." },
  { name: "Health", description: "For whoever runs the service." },
];

/** Where a credential is optional, doing without is one of the ways in. */
function withSecurity<Route extends { schema: object }>(
  route: Route,
  access: "public" | "optional" | undefined,
): Route {
  if (access === undefined) return route;
  return { ...route, schema: { ...route.schema, security: access === "public" ? [] : [{}, { bearer: [] }] } };
}

/** `/openapi.json`, readable docs at `/docs`, and one page for each problem. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  app.get("/openapi.json", { config: { access: "public" }, schema: { hide: true } }, async () => app.swagger());
  app.get("/asyncapi.json", { config: { access: "public" }, schema: { hide: true } }, async () =>
    asyncApiDocument(EXCHANGES),
  );
  app.get<{ Params: z.output<typeof Problem> }>(
    "/problems/:code",
    { config: { access: "public" }, schema: { hide: true, params: Problem } },
    async (request, reply) => {
      const found = PROBLEMS[request.params.code];
      if (!found) throw notFound("problem");
      return reply.type("text/html; charset=utf-8").send(problemPage(request.params.code, found));
    },
  );
  await app.register(async (docs) => {
    docs.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
    });
    allowOwnScripts(docs);
    await docs.register(scalar, {
      routePrefix: "/docs",
      configuration: {
        content: () => app.swagger(),
        pageTitle: "Demo Session Service - API",
        defaultOpenAllTags: true,
        withDefaultFonts: false,
        telemetry: false,
        // Nothing that would call, or lead to, somebody else's service.
        showDeveloperTools: "never",
        hideClientButton: true,
        agent: { disabled: true, hideAddApi: true },
        mcp: { disabled: true },
      } as never,
    });
  });
}

function problemPage(
  code: string,
  { status, title, advice }: { status: number; title: string; advice: string },
): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><h1>${title}</h1><p><code>${code}</code>, HTTP ${status}</p><p>${advice}</p><p><a href="/docs">API documentation</a></p></html>`;
}
