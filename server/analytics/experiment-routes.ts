import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { experimentApi } from "../../contract/experiments.ts";
import { scenarioStaffApi } from "../../contract/scenario-staff.ts";
import { actorOf, mustBe, mustBeStaff } from "../http/caller.ts";
import { selectScenario } from "../scenario/queries.ts";
import { serve } from "../serve.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { endExperiment, selectExperiments, startExperiment } from "./experiments.ts";
import { selectVersionResults } from "./version-results.ts";

/** Which scenario does better, and which version of one did. */
export const experimentRoutes =
  (deps: AnalyticsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, experimentApi, "GET /demo-sessions/experiments", async ({ caller }) => {
      mustBeStaff(caller);
      return { items: await selectExperiments(deps), next_cursor: null };
    });
    serve(app, experimentApi, "POST /demo-sessions/experiments", ({ caller, body }) => {
      mustBe(caller, "manager");
      return startExperiment(deps, body, actorOf(caller));
    });
    serve(app, experimentApi, "POST /demo-sessions/experiments/:id/end", ({ caller, params }) => {
      mustBe(caller, "manager");
      return endExperiment(deps, params.id, actorOf(caller));
    });
    const { custom } = deps.domain;
    serve(
      app,
      scenarioStaffApi(custom),
      "GET /demo-sessions/analytics/scenarios/:scenario/versions",
      async ({ caller, params }) => {
        mustBeStaff(caller);
        const { name } = await selectScenario(deps, params.scenario);
        return { items: await selectVersionResults(deps.main, name), next_cursor: null };
      },
    );
  };
