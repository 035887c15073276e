import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Api, Route } from "../contract/endpoint.ts";
import { bakery } from "../server/bakery/bakery.ts";
import { readConfig } from "../server/config.ts";
import { describeApi } from "../server/http/docs.ts";
import type { RouteApp } from "../server/http/route-app.ts";
import { serve } from "../server/serve.ts";
import { describedApis } from "./described-apis.ts";

/*
 * Writes the API's description to a file, without a server and a database: `node scripts/api-document.ts <file>`.
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
