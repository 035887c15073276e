import { AppShell, Button, NavLink, UnstyledButton } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTexts } from "../ui/locale.tsx";
import { AllKeys } from "./all-keys.tsx";
import { initialsOf } from "./initials.ts";
import { Key } from "./key.tsx";
import { useMe } from "./me.tsx";
import { Palette } from "./palette.tsx";
import { PLACE_NAMES, PLACES, type Place } from "./places.ts";
import { useKeys } from "./use-keys.ts";

const TEXTS = {
  es: {
    sales: "Ventas",
    search: "Buscar",
    screens: "Pantallas",
    skip: "Saltar al contenido",
    newLink: "Nuevo enlace",
    account: "Tu cuenta",
  },
  en: {
    sales: "Sales",
    search: "Search",
    screens: "Screens",
    skip: "Skip to the content",
    newLink: "New link",
    account: "Your account",
  },
};

const HOME = "/ventas";
const NEW = "/ventas/nuevo";

/** The first page is only itself; of the others also what lies below. */
const isAt = (to: string, pathname: string): boolean =>
  to === HOME ? pathname.replace(/\/$/, "") === HOME : pathname.startsWith(to);

export function Shell() {
  const texts = useTexts(TEXTS);
  const names = useTexts(PLACE_NAMES);
  const me = useMe();
  const { pathname } = useLocation();
  const places = PLACES.filter((it) => it.isFor(me));
  const [isAsked, setIsAsked] = useState(false);
  useKeys(useCallback(() => setIsAsked(true), []));
  return (
    <AppShell
      header={{ height: { base: 52, md: 56 } }}
      navbar={{ width: 200, breakpoint: "md", collapsed: { mobile: true } }}
      footer={{ height: { base: 64, md: 0 } }}
      padding={{ base: 16, md: 32 }}
    >
      <a href="#screen-title" className="skip-link">
        {texts.skip}
      </a>
      <AppShell.Header className="sales-bar">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        <b>{texts.sales}</b>
        <UnstyledButton className="search-button" visibleFrom="md" onClick={() => spotlight.open()}>
          <IconSearch size={18} aria-hidden /> {texts.search} <kbd>Ctrl K</kbd>
        </UnstyledButton>
        <Button component={Link} to={NEW} visibleFrom="md" leftSection={<IconPlus size={18} aria-hidden />}>
          {texts.newLink} <Key>N</Key>
        </Button>
        <Link to="/ventas/cuenta" className="face">
          <span aria-hidden="true">{initialsOf(me.name)}</span>
          <span className="hidden-text">
            {texts.account}: {me.name}
          </span>
        </Link>
      </AppShell.Header>
      <AppShell.Navbar p="xs" visibleFrom="md">
        <nav aria-label={texts.screens}>
          {places.map(({ to, name, Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              activeOptions={{ exact: to === HOME }}
              className="side-link"
              label={names[name]}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              data-active={isAt(to, pathname) || undefined}
            />
          ))}
        </nav>
      </AppShell.Navbar>
      <Palette places={places.map(({ to, name }) => ({ to, label: names[name] }))} />
      <AllKeys isOpen={isAsked} onClose={() => setIsAsked(false)} />
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="md">
        <Thumbs places={places.filter((it) => !it.isSeldom)} pathname={pathname} />
      </AppShell.Footer>
    </AppShell>
  );
}

/** Below the thumb, with what is done most in the middle. */
function Thumbs({ places, pathname }: { readonly places: readonly Place[]; readonly pathname: string }) {
  const texts = useTexts(TEXTS);
  const names = useTexts(PLACE_NAMES);
  const [before, after] = [places.slice(0, 2), places.slice(2)];
  const thumb = ({ to, name, Icon }: Place) => (
    <Link
      key={to}
      to={to}
      activeOptions={{ exact: to === HOME }}
      className="thumb"
      data-here={isAt(to, pathname) || undefined}
    >
      <Icon size={20} aria-hidden />
      {names[name]}
    </Link>
  );
  return (
    <nav className="thumbs" aria-label={texts.screens}>
      {before.map(thumb)}
      <Link to={NEW} className="thumb thumb-new">
        <span>
          <IconPlus size={24} aria-hidden />
        </span>
        <span className="hidden-text">{texts.newLink}</span>
      </Link>
      {after.map(thumb)}
    </nav>
  );
}
