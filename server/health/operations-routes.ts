import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { auditApi } from "../../contract/audit.ts";
import { operationsApi } from "../../contract/operations.ts";
import { notFound } from "../errors.ts";
import { unparkOutbox } from "../events/outbox.ts";
import { recordAudit } from "../events/record.ts";
import { actorOf, mustBe } from "../http/caller.ts";
import { QUEUES } from "../jobs/queues.ts";
import { serve } from "../serve.ts";
import { exportAudit, readAudit } from "./audit-log.ts";
import { addBlock, removeBlock } from "./blocks.ts";
import type { HealthDeps } from "./deps.ts";
import { presentBlock, readOperations, retryFailed } from "./operations.ts";

/** Who did what, for operators. */
export const auditRoutes =
  (deps: HealthDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, auditApi, "GET /audit", ({ caller, query }) => {
      mustBe(caller, "operator");
      return readAudit(deps.main, query);
    });
    serve(app, auditApi, "GET /audit/export", async ({ caller, query }, reply) => {
      mustBe(caller, "operator");
      const text = await exportAudit(deps.main, query);
      reply.serializer((it: unknown) => it as string);
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="audit.csv"')
        .send(text) as never;
    });
  };

/** What is seen and done at night. */
export const operationsRoutes =
  (deps: HealthDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, operationsApi, "GET /operations", ({ caller }) => {
      mustBe(caller, "operator");
      return readOperations(deps);
    });
    serve(app, operationsApi, "POST /operations/blocks", async ({ caller, body }) => {
      mustBe(caller, "operator");
      return presentBlock(await addBlock(deps.main, body, actorOf(caller)));
    });
    serve(app, operationsApi, "DELETE /operations/blocks/:id", async ({ caller, params }) => {
      mustBe(caller, "operator");
      await removeBlock(deps.main, params.id, actorOf(caller));
      return { id: params.id };
    });
    serve(app, operationsApi, "POST /operations/outbox/retry", async ({ caller }) => {
      mustBe(caller, "operator");
      const retried = await unparkOutbox(deps);
      await recordAudit(deps.main, { action: "outbox_retried", actor: actorOf(caller), details: { retried } });
      return { retried };
    });
    serve(app, operationsApi, "POST /operations/jobs/retry", async ({ caller, body: { queue } }) => {
      mustBe(caller, "operator");
      if (!QUEUES.some((it) => it.name === queue)) throw notFound("queue");
      const retried = await retryFailed(deps, queue);
      const act = { action: "jobs_retried", actor: actorOf(caller), details: { queue, retried } };
      await recordAudit(deps.main, act);
      return { queue, retried };
    });
  };
