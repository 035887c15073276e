import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from "@tanstack/react-router";
import { Failed } from "../ui/states.tsx";
import type { ScreenName } from "./roles.ts";
import { Shell } from "./shell.tsx";

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Navigate to="/w/$id" params={(it) => ({ id: it.id ?? "-" })} />,
});
const demo = createRoute({ getParentRoute: () => root, path: "/w/$id" });
const today = createRoute({
  getParentRoute: () => demo,
  path: "/",
  component: lazyRouteComponent(() => import("../bakery/today/today.tsx"), "Today"),
});

/** A screen's tab and what it is opened on, where something led there. */
interface Focus {
  readonly tab?: string;
  readonly of?: string;
}
const validateSearch = (search: Record<string, unknown>): Focus => ({
  ...(typeof search["tab"] === "string" && { tab: search["tab"] }),
  ...(typeof search["of"] === "string" && { of: search["of"] }),
});

const screen = (path: Exclude<ScreenName, "today">, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => demo, path, component, validateSearch });

const tree = root.addChildren([
  demo.addChildren([
    today,
    screen(
      "sales",
      lazyRouteComponent(() => import("../bakery/sales/sales.tsx"), "Sales"),
    ),
    screen(
      "forecasting",
      lazyRouteComponent(() => import("../bakery/forecasting/forecasting.tsx"), "Forecasting"),
    ),
    screen(
      "production",
      lazyRouteComponent(() => import("../bakery/production/production.tsx"), "Production"),
    ),
    screen(
      "inventory",
      lazyRouteComponent(() => import("../bakery/inventory/inventory.tsx"), "Inventory"),
    ),
    screen(
      "suppliers",
      lazyRouteComponent(() => import("../bakery/suppliers/suppliers.tsx"), "Suppliers"),
    ),
    screen(
      "team",
      lazyRouteComponent(() => import("../bakery/team/team.tsx"), "Team"),
    ),
    screen(
      "demo",
      lazyRouteComponent(() => import("./demo-screen.tsx"), "DemoScreen"),
    ),
  ]),
]);

/** A screen whose code cannot be fetched: the line is down, or there is a newer page. */
const ScreenFailed = () => <Failed code="offline" onRetry={() => window.location.reload()} />;

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultErrorComponent: ScreenFailed,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
