import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";

/** What a plugin registers its routes on, with zod schemas as their types. */
export type RouteApp = Parameters<FastifyPluginAsyncZod>[0];
