import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { leadApi } from "../../contract/leads.ts";
import { iso } from "../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import { actorOf, mustBeStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import { serve } from "../serve.ts";
import type { LeadDeps } from "./deps.ts";
import { addNote, editLead } from "./edit.ts";
import { eraseLead } from "./erase.ts";
import { mergeLeads, unmergeLeads } from "./merge.ts";
import { byHourAndScore } from "./order-calls.ts";
import { presentErased, presentLeads, readLead } from "./present.ts";
import { selectLead, selectLeads } from "./queries.ts";

/** People, for the sales team. */
export const leadRoutes =
  (deps: LeadDeps): FastifyPluginAsyncZod =>
  async (app) => {
    readRoutes(app, deps);
    writeRoutes(app, deps);
    mergeRoutes(app, deps);
    eraseRoute(app, deps);
  };

function readRoutes(app: RouteApp, deps: LeadDeps): void {
  serve(app, leadApi, "GET /leads", async ({ caller, query }) => {
    if (caller.kind !== "service") mustBeStaff(caller);
    const { stage, call, limit, cursor } = query;
    const before = cursor === undefined ? undefined : decodeCursor(InstantAndId, cursor);
    const filter = { stage, call: call === "today", before, timeZone: deps.config.reportingTimeZone };
    const found = await selectLeads(deps.main, caller, filter, limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, (it) => [iso(it.updated_at), it.id]);
    const items = await presentLeads(deps, rows);
    // Whom to call is a page of its own.
    if (call) items.sort(byHourAndScore(new Date(), deps.config.reportingTimeZone));
    return { items, next_cursor: nextCursor };
  });
  serve(app, leadApi, "GET /leads/:id", ({ caller, params }) => {
    if (caller.kind !== "service") mustBeStaff(caller);
    return readLead(deps, caller, params.id);
  });
}

function writeRoutes(app: RouteApp, deps: LeadDeps): void {
  serve(app, leadApi, "PATCH /leads/:id", async ({ caller, params, body }) => {
    mustBeStaff(caller);
    await editLead(deps, caller, params.id, body, () => readLead(deps, caller, params.id));
    return readLead(deps, caller, params.id);
  });
  serve(app, leadApi, "POST /leads/:id/notes", async ({ caller, params, body, headers }) => {
    mustBeStaff(caller);
    await addNote(deps, caller, params.id, { ...body, key: idempotencyKeyOf(headers) });
    return readLead(deps, caller, params.id);
  });
}

function mergeRoutes(app: RouteApp, deps: LeadDeps): void {
  serve(app, leadApi, "POST /leads/:id/merges", async ({ caller, params, body }) => {
    mustBeStaff(caller);
    await mergeLeads(deps, caller, params.id, body.lead_id);
    return readLead(deps, caller, params.id);
  });
  serve(app, leadApi, "DELETE /leads/:id/merges/:merge", async ({ caller, params }) => {
    mustBeStaff(caller);
    return { lead_id: await unmergeLeads(deps, caller, params.id, params.merge) };
  });
}

function eraseRoute(app: RouteApp, deps: LeadDeps): void {
  serve(app, leadApi, "DELETE /leads/:id", async ({ caller, params }) => {
    mustBeStaff(caller);
    const { id } = await selectLead(deps.main, caller, params.id);
    const erased = await deps.main.transaction().execute((db) => eraseLead(db, deps.config, id, actorOf(caller)));
    return presentErased(erased);
  });
}
