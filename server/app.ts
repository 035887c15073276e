import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Deps } from "./deps.ts";
import { healthRoutes } from "./http/health.ts";
import { answerProblems } from "./http/problem.ts";

/** The API's table of contents: which plugin at which prefix, in order. Not listening yet. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app as unknown as FastifyInstance);

  await app.register(helmet, { referrerPolicy: { policy: "no-referrer" } });
  await app.register(cookie);
  await app.register(healthRoutes(deps));
  return app as unknown as FastifyInstance;
}
