import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Api, Route } from "../contract/endpoint.ts";
import { EXCHANGES } from "../contract/events.ts";
import { bakery } from "../server/bakery/bakery.ts";
import { readConfig } from "../server/config.ts";
import { asyncApiDocument } from "../server/http/async-api-document.ts";
import { describeApi } from "../server/http/docs.ts";
import type { RouteApp } from "../server/http/route-app.ts";
import { serve } from "../server/serve.ts";
import { describedApis } from "./described-apis.ts";

/*
 * Writes the API's description to a file, and that of the events beside it, without a server and a database: `node scripts/api-document.ts <file>`.
 */
const [file] = process.argv.slice(2);
if (!file) {
  process.stderr.write("Say where to: node scripts/api-document.ts <file>\n");
  process.exit(2);
}
const app = Fastify();
app.setValidatorCompiler(validatorCompiler);
app.setSerializerCompiler(serializerCompiler);
await describeApi(app, { ...readConfig({}), publicUrl: "https://demo.example" }, bakery);
const { api, probes } = describedApis(bakery);
const register = (some: Api) => async (routes: RouteApp) => {
  for (const route of Object.keys(some) as Route[]) serve(routes, some, route, () => ({}) as never);
};
for (const some of api) await app.register(register(some), { prefix: "/api/v1" });
await app.register(register(probes));
await app.ready();
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(app.swagger(), null, 2)}\n`);
const events = path.join(path.dirname(file), "asyncapi.json");
await writeFile(events, `${JSON.stringify(asyncApiDocument(EXCHANGES), null, 2)}\n`);
