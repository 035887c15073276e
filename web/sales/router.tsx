import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from "@tanstack/react-router";
import { Failed } from "../ui/states.tsx";
import { readWanted, readWhoWanted } from "./figures/period.ts";
import { readLogWanted } from "./operations/log-wanted.ts";
import { Shell } from "./shell.tsx";

const ScreenFailed = () => <Failed code="offline" onRetry={() => window.location.reload()} />;
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** What a list shows is in its address. */
const validateSearch = (search: Record<string, unknown>): { readonly state?: string } => {
  const state = text(search["state"]);
  return state === undefined ? {} : { state };
};

export function openRouter(): AnyRouter {
  const root = createRootRoute({ component: Shell, notFoundComponent: () => <Navigate to="/ventas" replace /> });
  const below = { getParentRoute: () => root };
  const routes = [
    createRoute({
      ...below,
      path: "/ventas",
      component: lazyRouteComponent(() => import("./home/home.tsx"), "Home"),
    }),
    createRoute({
      ...below,
      path: "/ventas/ejemplo",
      component: lazyRouteComponent(() => import("./home/example.tsx"), "Example"),
    }),
    createRoute({
      ...below,
      path: "/ventas/cifras",
      validateSearch: readWanted,
      component: lazyRouteComponent(() => import("./figures/figures.tsx"), "Figures"),
    }),
    createRoute({
      ...below,
      path: "/ventas/enlaces",
      validateSearch,
      component: lazyRouteComponent(() => import("./links/links.tsx"), "Links"),
    }),
    createRoute({
      ...below,
      path: "/ventas/enlaces/$id",
      component: lazyRouteComponent(() => import("./links/one-link.tsx"), "OneLink"),
    }),
    createRoute({
      ...below,
      path: "/ventas/nuevo",
      component: lazyRouteComponent(() => import("./links/new-link.tsx"), "NewLink"),
    }),
    createRoute({
      ...below,
      path: "/ventas/llamar",
      component: lazyRouteComponent(() => import("./leads/call.tsx"), "Call"),
    }),
    createRoute({
      ...below,
      path: "/ventas/demos",
      component: lazyRouteComponent(() => import("./demos/demos.tsx"), "Demos"),
    }),
    createRoute({
      ...below,
      path: "/ventas/demos/$id",
      component: lazyRouteComponent(() => import("./demos/one-demo.tsx"), "OneDemo"),
    }),
    createRoute({
      ...below,
      path: "/ventas/leads",
      validateSearch,
      component: lazyRouteComponent(() => import("./leads/leads.tsx"), "Leads"),
    }),
    createRoute({
      ...below,
      path: "/ventas/leads/$id",
      component: lazyRouteComponent(() => import("./leads/one-lead.tsx"), "OneLead"),
    }),
    createRoute({
      ...below,
      path: "/ventas/cifras/quien",
      validateSearch: readWhoWanted,
      component: lazyRouteComponent(() => import("./figures/who.tsx"), "Who"),
    }),
    createRoute({
      ...below,
      path: "/ventas/escenarios",
      component: lazyRouteComponent(() => import("./scenarios/scenarios.tsx"), "Scenarios"),
    }),
    createRoute({
      ...below,
      path: "/ventas/escenarios/$name",
      component: lazyRouteComponent(() => import("./scenarios/one-scenario.tsx"), "OneScenario"),
    }),
    createRoute({
      ...below,
      path: "/ventas/escenarios/$name/hoja",
      validateSearch: (search: Record<string, unknown>) =>
        /^\d{4}-\d\d-\d\d$/.test(String(search["date"])) ? { date: String(search["date"]) } : {},
      component: lazyRouteComponent(() => import("./scenarios/fact-sheet.tsx"), "FactSheet"),
    }),
    createRoute({
      ...below,
      path: "/ventas/operacion",
      component: lazyRouteComponent(() => import("./operations/operations.tsx"), "Operations"),
    }),
    createRoute({
      ...below,
      path: "/ventas/conexiones",
      component: lazyRouteComponent(() => import("./connections/connections.tsx"), "Connections"),
    }),
    createRoute({
      ...below,
      path: "/ventas/operacion/registro",
      validateSearch: readLogWanted,
      component: lazyRouteComponent(() => import("./operations/log.tsx"), "Log"),
    }),
    createRoute({
      ...below,
      path: "/ventas/ajustes",
      component: lazyRouteComponent(() => import("./settings/settings.tsx"), "Settings"),
    }),
    createRoute({
      ...below,
      path: "/ventas/equipo",
      component: lazyRouteComponent(() => import("./team/team.tsx"), "Team"),
    }),
    createRoute({
      ...below,
      path: "/ventas/cuenta",
      component: lazyRouteComponent(() => import("./account.tsx"), "Account"),
    }),
  ];
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: "intent",
    defaultPendingMs: 0,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: true,
  });
}
