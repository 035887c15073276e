import { AppShell, ScrollArea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { isViewedAs } from "../api/access.ts";
import { reading } from "../api/client.ts";
import type { ScreenEntry } from "../product.ts";
import { useTexts } from "../ui/locale.tsx";
import { trackScreen } from "./activity.ts";
import { Bar } from "./bar.tsx";
import { BottomNav } from "./bottom-nav.tsx";
import { DemoProvider, useDemo } from "./demo.tsx";
import { GuideProvider } from "./guide/guide.tsx";
import { NextStep } from "./guide/guide-panel.tsx";
import { ControlsDrawer } from "./life/controls-drawer.tsx";
import { Warnings } from "./life/warnings.tsx";
import { useAddressOf } from "./links.tsx";
import { SideLink } from "./nav-links.tsx";
import { RoleStrip } from "./people/role-strip.tsx";
import { WrongRole } from "./people/wrong-role.tsx";
import { PresenterProvider, usePresenter } from "./presenter/presenter.tsx";
import { PresenterStrip } from "./presenter/presenter-strip.tsx";
import { screensFor, useProduct } from "./product.tsx";

const TEXTS = {
  es: { skip: "Saltar al contenido", screens: "Pantallas" },
  en: { skip: "Skip to the content", screens: "Screens" },
};
/** On a phone so many screens are below one's thumb, the others behind "more". */
const BOTTOM_LINKS = 4;
/** The frame's own screen. */
const FRAMES_OWN = "demo";

export function Shell() {
  return (
    <DemoProvider>
      <PresenterProvider>
        <GuideProvider>
          <Frame />
        </GuideProvider>
      </PresenterProvider>
    </DemoProvider>
  );
}

/** The screen that the address names, or the first that is for somebody; and whether the address leads there. */
function useScreen(allowed: readonly ScreenEntry[]): { readonly screen: ScreenEntry; readonly isThere: boolean } {
  const { pathname } = useLocation();
  const { screens } = useProduct();
  const [home] = screens;
  const name = pathname.split("/").filter(Boolean)[2];
  const named = screens.find((it) => it.name === name);
  const screen = named ?? allowed[0] ?? home;
  return { screen, isThere: named !== undefined || (name === undefined && screen === home) };
}

/** The other screens' code, and what they show first, come while nothing else happens: none is waited for. */
function usePreloaded(role: string): void {
  const router = useRouter();
  const client = useQueryClient();
  const product = useProduct();
  const addressOf = useAddressOf();
  useEffect(() => {
    const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_000));
    later(() => {
      for (const { name, firstRead } of screensFor(product, role)) {
        void router.preloadRoute({ to: addressOf(name) as never }).catch(() => undefined);
        const route = firstRead?.(role);
        if (route) void client.prefetchQuery(reading(route));
      }
    });
  }, [router, client, product, addressOf, role]);
}

function Frame() {
  const { me } = useDemo();
  const product = useProduct();
  const addressOf = useAddressOf();
  const { isHidden, isPresenter } = usePresenter();
  // Those who are shown a demo are not shown how one lives.
  const allowed = screensFor(product, me.role).filter((it) => !isHidden || it.name !== FRAMES_OWN);
  const { screen, isThere } = useScreen(allowed);
  const texts = useTexts(TEXTS);
  const thumbs = thumbsOf(allowed);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => trackScreen(screen.name), [screen]);
  usePreloaded(me.role);
  return (
    <AppShell
      {...measuresOf(Number(isViewedAs(me.session_id)) + Number(isPresenter && !isHidden))}
      padding={{ base: 16, md: 32 }}
    >
      <a href="#screen-title" className="skip-link">
        {texts.skip}
      </a>
      <AppShell.Header>
        <PresenterStrip />
        <RoleStrip />
        <Bar onMenu={() => setIsOpen(true)} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" visibleFrom="md">
        <ScrollArea component="nav" aria-label={texts.screens}>
          {allowed.map((entry) => (
            <SideLink key={entry.name} screen={entry} isHere={entry === screen} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main>
        {!isHidden && <Warnings />}
        <NextStep screen={screen.name} />
        {!isThere && <Navigate to={addressOf(screen.name)} replace />}
        {isHidden && screen.name === FRAMES_OWN && <Navigate to={addressOf(product.screens[0].name)} replace />}
        {allowed.includes(screen) ? <Outlet /> : <WrongRole screen={screen} />}
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="md">
        <BottomNav screens={thumbs} others={allowed.filter((it) => !thumbs.includes(it))} screen={screen} />
      </AppShell.Footer>
      <ControlsDrawer isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </AppShell>
  );
}

const BAR = { base: 52, md: 56 };
const STRIP = 36;

/** @param strips above the bar: who presents, and through whose eyes one looks */
const measuresOf = (strips: number) => ({
  header: { height: { base: BAR.base + strips * STRIP, md: BAR.md + strips * STRIP } },
  navbar: { width: 200, breakpoint: "md", collapsed: { mobile: true } },
  footer: { height: { base: 60, md: 0 } },
});

/** What is done every day, and then whatever else there is. */
const thumbsOf = (allowed: readonly ScreenEntry[]): readonly ScreenEntry[] =>
  [...allowed.filter((it) => it.isDaily), ...allowed.filter((it) => !it.isDaily)]
    .slice(0, BOTTOM_LINKS)
    .sort((one, other) => allowed.indexOf(one) - allowed.indexOf(other));
