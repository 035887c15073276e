import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import * as contract from "../../contract/activity.ts";
import { SessionId } from "../../contract/session.ts";
import { notAllowed } from "../errors.ts";
import { isStaff, mustOwnSession } from "../http/caller.ts";
import { recordActivity } from "./activity.ts";
import type { EventsDeps } from "./deps.ts";

export const activityRoutes =
  (deps: EventsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      "/:id/events",
      {
        schema: {
          summary: "Say what happened in a demo",
          description:
            "Up to 100 events at once. One that arrives twice counts once; an unknown feature counts as `other`.",
          tags: ["Demos"],
          params: SessionId,
          body: contract.ActivityBatch,
          response: { 200: contract.ActivityReceipt },
        },
      },
      async (request) => {
        if (isStaff(request.caller)) throw notAllowed("A demo's own people say what happens in it.");
        mustOwnSession(request.caller, request.params.id, { anyRole: true });
        const recorded = await recordActivity(deps, request.params.id, request.body.events);
        return { recorded, duplicates: request.body.events.length - recorded };
      },
    );
  };
