import { randomUUID } from "node:crypto";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { webhookApi } from "../../contract/webhooks.ts";
import { recordAudit } from "../events/record.ts";
import { actorOf, mustBe } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { serve } from "../serve.ts";
import { replay, resend, selectDeliveries } from "./deliveries.ts";
import type { WebhookDeps } from "./deps.ts";
import { send } from "./send.ts";
import { addWebhook, editWebhook, removeWebhook, rotateSecret, selectWebhook, selectWebhooks } from "./webhooks.ts";

/** Who is told of events by HTTP, for operators. */
export const webhookRoutes =
  (deps: WebhookDeps): FastifyPluginAsyncZod =>
  async (app) => {
    changeRoutes(app, deps);
    sendingRoutes(app, deps);
  };

function changeRoutes(app: RouteApp, deps: WebhookDeps): void {
  serve(app, webhookApi, "GET /webhooks", async ({ caller }) => {
    mustBe(caller, "operator");
    return { items: await selectWebhooks(deps.main), next_cursor: null };
  });
  serve(app, webhookApi, "POST /webhooks", ({ caller, body }) => {
    mustBe(caller, "operator");
    return addWebhook(deps, body, actorOf(caller));
  });
  serve(app, webhookApi, "PATCH /webhooks/:id", ({ caller, body, params }) => {
    mustBe(caller, "operator");
    return editWebhook(deps, params.id, body, actorOf(caller));
  });
  serve(app, webhookApi, "DELETE /webhooks/:id", async ({ caller, params: { id } }) => {
    mustBe(caller, "operator");
    await removeWebhook(deps, id, actorOf(caller));
    return { id };
  });
  serve(app, webhookApi, "POST /webhooks/:id/secret", ({ caller, params }) => {
    mustBe(caller, "operator");
    return rotateSecret(deps, params.id, actorOf(caller));
  });
}

function sendingRoutes(app: RouteApp, deps: WebhookDeps): void {
  serve(app, webhookApi, "POST /webhooks/:id/test", async ({ caller, params }) => {
    mustBe(caller, "operator");
    const webhook = await selectWebhook(deps.main, params.id);
    const id = randomUUID();
    const payload = { event_type: "demo_test", event_id: id, schema_version: 1, timestamp: new Date().toISOString() };
    return send(deps, webhook, { id, payload });
  });
  serve(app, webhookApi, "POST /webhooks/:id/replay", async ({ caller, params, body }) => {
    mustBe(caller, "operator");
    await selectWebhook(deps.main, params.id);
    const replayed = await replay(deps.main, params.id, body.since);
    const details = { webhook_id: params.id, since: body.since, replayed };
    await recordAudit(deps.main, { action: "webhook_replayed", actor: actorOf(caller), details });
    return { replayed };
  });
  serve(app, webhookApi, "GET /webhooks/:id/deliveries", async ({ caller, params, query }) => {
    mustBe(caller, "operator");
    await selectWebhook(deps.main, params.id);
    return { items: await selectDeliveries(deps.main, params.id, query), next_cursor: null };
  });
  serve(app, webhookApi, "POST /webhooks/deliveries/:id/resend", async ({ caller, params }) => {
    mustBe(caller, "operator");
    const sent = await resend(deps.main, params.id);
    const act = { action: "webhook_resent", actor: actorOf(caller), details: { delivery_id: params.id } };
    await recordAudit(deps.main, act);
    return sent;
  });
}
