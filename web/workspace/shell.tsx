import { AppShell, ScrollArea, UnstyledButton } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { request } from "../api/request.ts";
import { useTexts } from "../ui/locale.tsx";
import { trackScreen } from "./activity.ts";
import { Bar } from "./bar.tsx";
import { ControlsDrawer } from "./controls-drawer.tsx";
import { DemoProvider, useDemo } from "./demo.tsx";
import { GuideProvider } from "./guide.tsx";
import { NextStep } from "./guide-panel.tsx";
import { addressOf } from "./links.tsx";
import { SideLink, ThumbLink } from "./nav-links.tsx";
import { isOffice, type ScreenName, screensOf } from "./roles.ts";
import { Warnings } from "./warnings.tsx";
import { WrongRole } from "./wrong-role.tsx";

const TEXTS = {
  es: { skip: "Saltar al contenido", screens: "Pantallas", more: "Más" },
  en: { skip: "Skip to the content", screens: "Screens", more: "More" },
};
/** On a phone so many screens are below one's thumb, the others behind "more". */
const BOTTOM_LINKS = 4;

export function Shell() {
  return (
    <DemoProvider>
      <GuideProvider>
        <Frame />
      </GuideProvider>
    </DemoProvider>
  );
}

function useScreen(): string {
  const last = useLocation().pathname.split("/").filter(Boolean)[2];
  return last ?? "today";
}

/** What the screens below one's thumb begin with. */
const BEGINNINGS: Partial<Record<ScreenName, string>> = {
  sales: "/workspace/sales/daily",
  forecasting: "/workspace/forecasts",
  production: "/workspace/production/sheet",
  inventory: "/workspace/inventory/stock",
};

/** The other screens' code, and what the likely ones show first, come while nothing else happens: none is waited for. */
function usePreloaded(screens: readonly ScreenName[], canReadSales: boolean): void {
  const router = useRouter();
  const client = useQueryClient();
  useEffect(() => {
    const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_000));
    later(() => {
      for (const it of screens) {
        void router.preloadRoute({ to: addressOf(it) as never }).catch(() => undefined);
        const path = it === "sales" && !canReadSales ? undefined : BEGINNINGS[it];
        if (path) void client.prefetchQuery({ queryKey: [path], queryFn: () => request("GET", path) });
      }
    });
  }, [router, client, screens, canReadSales]);
}

function Frame() {
  const { me } = useDemo();
  const address = useScreen();
  const screen = screensOf("owner").find((it) => it === address) ?? "today";
  const texts = useTexts(TEXTS);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => trackScreen(screen), [screen]);
  const allowed = screensOf(me.role);
  usePreloaded(allowed, isOffice(me.role));
  return (
    <AppShell {...MEASURES} padding={{ base: "sm", sm: "lg" }}>
      <a href="#screen-title" className="skip-link">
        {texts.skip}
      </a>
      <AppShell.Header>
        <Bar onMore={() => setIsOpen(true)} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" visibleFrom="md">
        <ScrollArea component="nav" aria-label={texts.screens}>
          {allowed.map((it) => (
            <SideLink key={it} screen={it} isHere={it === screen} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main>
        <Warnings />
        <NextStep screen={screen} />
        {screen !== address && <Navigate to={addressOf("today")} replace />}
        {allowed.includes(screen) ? <Outlet /> : <WrongRole screen={screen} />}
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="md">
        <BottomNav screens={allowed.slice(0, BOTTOM_LINKS)} screen={screen} onMore={() => setIsOpen(true)} />
      </AppShell.Footer>
      <ControlsDrawer
        isOpen={isOpen}
        screen={screen}
        links={allowed.slice(BOTTOM_LINKS)}
        onClose={() => setIsOpen(false)}
      />
    </AppShell>
  );
}

const MEASURES = {
  header: { height: { base: 84, md: 64 } },
  navbar: { width: 216, breakpoint: "md", collapsed: { mobile: true } },
  footer: { height: { base: 64, md: 0 } },
};

/** On a phone, below one's thumb. */
function BottomNav(it: {
  readonly screens: readonly ScreenName[];
  readonly screen: ScreenName;
  readonly onMore: () => void;
}) {
  const texts = useTexts(TEXTS);
  return (
    <nav className="thumbs" aria-label={texts.screens}>
      {it.screens.map((screen) => (
        <ThumbLink key={screen} screen={screen} isHere={screen === it.screen} />
      ))}
      <UnstyledButton className="thumb" onClick={it.onMore} data-here={!it.screens.includes(it.screen) || undefined}>
        <IconDots aria-hidden />
        {texts.more}
      </UnstyledButton>
    </nav>
  );
}
