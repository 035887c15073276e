import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from "@tanstack/react-router";
import type { Product } from "../product.ts";
import { useTexts } from "../ui/locale.tsx";
import { Failed } from "../ui/states.tsx";
import { OpeningShell } from "./opening/opening-shell.tsx";
import { useProduct } from "./product.tsx";
import { Shell } from "./shell.tsx";

/** A screen's tab and what it is opened on, where something led there. */
interface Focus {
  readonly tab?: string;
  readonly of?: string;
}
const validateSearch = (search: Record<string, unknown>): Focus => ({
  ...(typeof search["tab"] === "string" && { tab: search["tab"] }),
  ...(typeof search["of"] === "string" && { of: search["of"] }),
});

/** A screen whose code cannot be fetched: the line is down, or there is a newer page. */
const ScreenFailed = () => <Failed code="offline" onRetry={() => window.location.reload()} />;

/** Until the first screen's code is there. */
function Opening() {
  const { opening, openingLate } = useTexts(useProduct().words);
  return <OpeningShell title={opening} late={openingLate} share={10} />;
}

/** Leads from addresses to a product's screens: its first one is at the demo's own address, the others are below it. */
export function openRouter(product: Product): AnyRouter {
  const root = createRootRoute({
    component: Shell,
    pendingComponent: Opening,
    notFoundComponent: () => <Navigate to="/w/$id" params={({ id }: { id?: string }) => ({ id: id ?? "-" })} />,
  });
  const demo = createRoute({ getParentRoute: () => root, path: "/w/$id" });
  const screens = product.screens.map(({ name, load }, index) =>
    createRoute({
      getParentRoute: () => demo,
      path: index === 0 ? "/" : name,
      component: lazyRouteComponent(load),
      validateSearch,
    }),
  );
  return createRouter({
    routeTree: root.addChildren([demo.addChildren(screens)]),
    defaultPreload: "intent",
    defaultPendingMs: 0,
    defaultPendingMinMs: 0,
    defaultPendingComponent: Opening,
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: true,
  });
}
