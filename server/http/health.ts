import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { z } from "zod";
import type { Deps } from "../deps.ts";

const Alive = z.object({ status: z.literal("ok") });

export const healthRoutes = (_deps: Deps): FastifyPluginAsyncZod => async (app) => {
  app.get("/livez", { schema: { response: { 200: Alive } } }, async () => ({ status: "ok" as const }));
};
void sql;
