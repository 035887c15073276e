import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { analyticsApi } from "../../contract/analytics.ts";
import { moneyApi } from "../../contract/money.ts";
import { actorOf, mustBe, mustBeStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { serve } from "../serve.ts";
import { analyse, analyseWithSteps } from "./analyse.ts";
import { askedFor } from "./asked.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { selectGroups } from "./groups.ts";
import { selectHours } from "./hours.ts";
import { CONVERSION, DASHBOARD, usage } from "./measures.ts";
import { editSettings, readMoney, selectSettings } from "./money.ts";
import { readScreens } from "./screens.ts";
import { mayBeTold, selectSize } from "./told.ts";
import { readWho } from "./who.ts";

/** What the demos meant, for the sales team: three questions, one shape, and to each what it is asked for. */
export const analyticsRoutes =
  (deps: AnalyticsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    whoRoute(app, deps);
    moneyRoutes(app, deps);
    screensRoute(app, deps);
    serve(app, analyticsApi, "GET /demo-sessions/analytics/dashboard", async ({ caller, query }) => {
      mustBeStaff(caller);
      return analyseWithSteps(deps, DASHBOARD, await askedFor(deps, query));
    });
    serve(app, analyticsApi, "GET /demo-sessions/analytics/usage", async ({ caller, query }) => {
      mustBeStaff(caller);
      const asked = await askedFor(deps, query);
      const { isTold, ...analysis } = await analyse(deps, usage(deps.domain), asked);
      return { ...analysis, hours: isTold ? await selectHours(deps.main, asked.population) : [] };
    });
    serve(app, analyticsApi, "GET /demo-sessions/analytics/conversion", async ({ caller, query }) => {
      mustBeStaff(caller);
      const asked = await askedFor(deps, query);
      const [analysis, groups] = await Promise.all([
        analyseWithSteps(deps, CONVERSION, asked),
        selectGroups(deps.main, asked.population),
      ]);
      return { ...analysis, ...groups };
    });
  };

function moneyRoutes(app: RouteApp, deps: AnalyticsDeps): void {
  serve(app, moneyApi, "GET /demo-sessions/analytics/money", async ({ caller, query }) => {
    mustBeStaff(caller);
    const { population } = await askedFor(deps, query);
    return readMoney(deps.main, population);
  });
  serve(app, moneyApi, "GET /demo-sessions/analytics/settings", ({ caller }) => {
    mustBeStaff(caller);
    return selectSettings(deps.main);
  });
  serve(app, moneyApi, "PATCH /demo-sessions/analytics/settings", ({ caller, body }) => {
    mustBe(caller, "manager");
    return editSettings(deps.main, body, actorOf(caller));
  });
}

function screensRoute(app: RouteApp, deps: AnalyticsDeps): void {
  serve(app, analyticsApi, "GET /demo-sessions/analytics/screens", async ({ caller, query }) => {
    mustBeStaff(caller);
    const { population: asked } = await askedFor(deps, query);
    const population = { ...asked, isOver: true };
    const isTold = await mayBeTold(deps.main, population, await selectSize(deps.main, population));
    return readScreens(deps, population, query.device, isTold);
  });
}

/** Of few that one thing brought nobody is told apart. */
function whoRoute(app: RouteApp, deps: AnalyticsDeps): void {
  serve(app, analyticsApi, "GET /demo-sessions/analytics/who", async ({ caller, query }) => {
    mustBeStaff(caller);
    const { population } = await askedFor(deps, query);
    const size = await selectSize(deps.main, population);
    if (!(await mayBeTold(deps.main, population, size))) {
      const total = query.step === "demos" && !query.stopped ? size.demos : 0;
      return { items: [], next_cursor: null, total, others: total };
    }
    return readWho(deps.main, caller, population, query, size);
  });
}
