import { AppShell, Button, NavLink, UnstyledButton } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import {
  IconHeartHandshake,
  IconLayoutGrid,
  IconLink,
  IconPhone,
  IconPlus,
  IconSearch,
  IconUserCircle,
  IconUsers,
} from "@tabler/icons-react";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { type ComponentType, useCallback, useState } from "react";
import { useTexts } from "../ui/locale.tsx";
import { AllKeys } from "./all-keys.tsx";
import { initialsOf } from "./initials.ts";
import { Key } from "./key.tsx";
import { type Me, useMe } from "./me.tsx";
import { Palette } from "./palette.tsx";
import { useKeys } from "./use-keys.ts";

const TEXTS = {
  es: {
    sales: "Ventas",
    search: "Buscar",
    screens: "Pantallas",
    skip: "Saltar al contenido",
    newLink: "Nuevo enlace",
    links: "Enlaces",
    call: "Llamar",
    demos: "Demos",
    leads: "Leads",
    team: "Equipo",
    account: "Tu cuenta",
  },
  en: {
    sales: "Sales",
    search: "Search",
    screens: "Screens",
    skip: "Skip to the content",
    newLink: "New link",
    links: "Links",
    call: "Call",
    demos: "Demos",
    leads: "Leads",
    team: "Team",
    account: "Your account",
  },
};

interface Place {
  readonly to: string;
  readonly name: "call" | "demos" | "links" | "leads" | "team" | "account";
  /** On a phone behind one's own face. */
  readonly isSeldom?: boolean;
  readonly Icon: ComponentType<{ readonly size?: number; readonly stroke?: number; readonly "aria-hidden"?: boolean }>;
  readonly isFor: (me: Me) => boolean;
}

const PLACES: readonly Place[] = [
  { to: "/ventas/llamar", name: "call", Icon: IconPhone, isFor: () => true },
  { to: "/ventas/enlaces", name: "links", Icon: IconLink, isFor: () => true },
  { to: "/ventas/demos", name: "demos", Icon: IconLayoutGrid, isFor: () => true },
  { to: "/ventas/leads", name: "leads", Icon: IconHeartHandshake, isFor: () => true },
  { to: "/ventas/equipo", name: "team", Icon: IconUsers, isFor: ({ role }) => role !== "rep", isSeldom: true },
  { to: "/ventas/cuenta", name: "account", Icon: IconUserCircle, isFor: () => true, isSeldom: true },
];
const NEW = "/ventas/nuevo";

export function Shell() {
  const texts = useTexts(TEXTS);
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
              className="side-link"
              label={texts[name]}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              data-active={pathname.startsWith(to) || undefined}
            />
          ))}
        </nav>
      </AppShell.Navbar>
      <Palette places={places.map(({ to, name }) => ({ to, label: texts[name] }))} />
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
  const [before, after] = [places.slice(0, 2), places.slice(2)];
  const thumb = ({ to, name, Icon }: Place) => (
    <Link key={to} to={to} className="thumb" data-here={pathname.startsWith(to) || undefined}>
      <Icon size={20} aria-hidden />
      {texts[name]}
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
