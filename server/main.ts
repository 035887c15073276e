import { pino } from "pino";
import { buildApp } from "./app.ts";
import { bookshop } from "../test/bookshop.ts";
import { ConfigMistakes, readConfig } from "./config.ts";
import { openResources } from "./resources.ts";

const config = readConfig(process.env);
const log = pino({ level: config.logLevel });
const resources = await openResources(config, log, bookshop);
const app = await buildApp(resources.deps);
await app.listen({ port: config.port, host: config.host });
void ConfigMistakes;
process.on("SIGTERM", async () => { await app.close(); await resources.close(); });
