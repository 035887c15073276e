import type { FastifyInstance, FastifyRequest } from "fastify";
import { methodNotAllowed, notFound, type Refusal } from "../errors.ts";

/** An address that is asked with a method which nothing is served for says which there are (RFC 9110, 15.5.6). */
export function knowMethods(app: FastifyInstance): (request: FastifyRequest) => Refusal {
  const routes: Array<{ readonly method: string; readonly path: RegExp }> = [];
  app.addHook("onRoute", ({ method, url }) => {
    if (url.includes("*")) return;
    const path = new RegExp(`^${url.replace(/[.+?^$()[\]{}|\\]/g, "\\$&").replace(/:\w+/g, "[^/]+")}/?$`);
    for (const one of [method].flat()) routes.push({ method: one, path });
  });
  return (request) => {
    const [path = ""] = request.url.split("?");
    const methods = new Set(routes.filter((it) => it.path.test(path)).map((it) => it.method));
    return methods.size > 0 ? methodNotAllowed(request.method, [...methods].sort()) : notFound("address");
  };
}
