import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { activityApi } from "../../contract/activity.ts";
import { notAllowed } from "../errors.ts";
import { isStaff, mustOwnSession } from "../http/caller.ts";
import { serve } from "../serve.ts";
import { recordActivity } from "./activity.ts";
import type { EventsDeps } from "./deps.ts";

export const activityRoutes =
  (deps: EventsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, activityApi, "POST /demo-sessions/:id/events", async (request) => {
      if (isStaff(request.caller)) throw notAllowed("A demo's own people say what happens in it.");
      mustOwnSession(request.caller, request.params.id, { anyRole: true });
      const recorded = await recordActivity(deps, request.params.id, request.body.events);
      return { recorded, duplicates: request.body.events.length - recorded };
    });
  };
