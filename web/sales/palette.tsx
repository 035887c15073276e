import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import {
  IconBookmark,
  IconClipboardText,
  IconDoorExit,
  IconLink,
  IconMoon,
  IconPlus,
  IconPresentation,
  IconSearch,
  IconUser,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct, useRead } from "../api/core.ts";
import { useLocale, useTexts } from "../ui/locale.tsx";
import { VIEW_PAGES } from "./saved-views.tsx";
import { useOpenToPresent } from "./scenarios/present.tsx";
import { useScenarioName } from "./scenarios/scenario.ts";

const TEXTS = {
  es: {
    hint: "Negocio, persona, enlace o pantalla",
    none: "Nada así.",
    people: "Personas",
    links: "Enlaces",
    places: "Ir a",
    newLink: "Nuevo enlace",
    nameless: "Sin nombre",
    acts: "Hacer",
    views: "Vistas guardadas",
    present: (name: string) => `Enseñar: ${name}`,
    sheet: (name: string) => `Hoja de datos: ${name}`,
    theme: "Cambiar entre claro y oscuro",
    signOut: "Salir",
  },
  en: {
    hint: "Business, person, link or screen",
    none: "Nothing like that.",
    people: "People",
    links: "Links",
    places: "Go to",
    newLink: "New link",
    nameless: "No name",
    acts: "Do",
    views: "Saved views",
    present: (name: string) => `Present: ${name}`,
    sheet: (name: string) => `Fact sheet: ${name}`,
    theme: "Switch between light and dark",
    signOut: "Sign out",
  },
};

/** What is done from anywhere: showing a scenario, reading its sheet, and what is the browser's or one's own. */
function useActs(isUsed: boolean): readonly SpotlightActionData[] {
  const texts = useTexts(TEXTS);
  const navigate = useNavigate();
  const nameOf = useScenarioName();
  const { toggleColorScheme } = useMantineColorScheme();
  const open = useOpenToPresent();
  const signOut = useAct("POST /staff/sign-out", () => window.location.assign("/ventas"));
  const { locale } = useLocale();
  const scenarios = useRead("GET /demo-sessions/scenarios", { query: { locale }, enabled: isUsed }).data?.items ?? [];
  return [
    ...scenarios.flatMap((it): SpotlightActionData[] => [
      ...(it.is_active
        ? [
            {
              id: `present ${it.id}`,
              label: texts.present(nameOf(it)),
              leftSection: <IconPresentation size={18} aria-hidden />,
              onClick: () => open.mutate({ body: { scenario_name: it.scenario_name, locale } }),
            },
          ]
        : []),
      {
        id: `sheet ${it.id}`,
        label: texts.sheet(nameOf(it)),
        leftSection: <IconClipboardText size={18} aria-hidden />,
        onClick: () => void navigate({ to: `/ventas/escenarios/${it.scenario_name}/hoja` }),
      },
    ]),
    {
      id: "theme",
      label: texts.theme,
      leftSection: <IconMoon size={18} aria-hidden />,
      onClick: toggleColorScheme,
    },
    {
      id: "out",
      label: texts.signOut,
      leftSection: <IconDoorExit size={18} aria-hidden />,
      onClick: () => signOut.mutate(undefined as never),
    },
  ];
}

/** Everything by its name, from anywhere: Ctrl K. What there is, is asked for when it is first opened. */
export function Palette({
  places,
}: {
  readonly places: ReadonlyArray<{ readonly to: string; readonly label: string }>;
}) {
  const texts = useTexts(TEXTS);
  const navigate = useNavigate();
  const [isUsed, setIsUsed] = useState(false);
  const leads = useRead("GET /leads", { query: { limit: 200 }, enabled: isUsed }).data?.items ?? [];
  const links = useRead("GET /demo-links", { query: { limit: 200 }, enabled: isUsed }).data?.items ?? [];
  const acts = useActs(isUsed);
  const views = useRead("GET /staff/views", { enabled: isUsed }).data?.items ?? [];
  const go = (to: string, params?: { id: string }) => () => void navigate({ to, params } as never);
  const actions = [
    {
      group: texts.acts,
      actions: [
        {
          id: "new",
          label: texts.newLink,
          leftSection: <IconPlus size={18} aria-hidden />,
          onClick: go("/ventas/nuevo"),
        },
        ...acts,
      ],
    },
    {
      group: texts.views,
      actions: views.map(
        (it): SpotlightActionData => ({
          id: it.id,
          label: it.name,
          leftSection: <IconBookmark size={18} aria-hidden />,
          onClick: () => void navigate({ to: VIEW_PAGES[it.page], search: it.search as never }),
        }),
      ),
    },
    {
      group: texts.places,
      actions: [...places.map(({ to, label }) => ({ id: to, label, onClick: go(to) }))],
    },
    {
      group: texts.people,
      actions: leads.map(
        (it): SpotlightActionData => ({
          id: it.id,
          label: it.name ?? it.email ?? texts.nameless,
          description: [it.company, it.email].filter(Boolean).join(" · "),
          leftSection: <IconUser size={18} aria-hidden />,
          onClick: go("/ventas/leads/$id", { id: it.id }),
        }),
      ),
    },
    {
      group: texts.links,
      actions: links.map(
        (it): SpotlightActionData => ({
          id: it.id,
          label: it.business_name ?? it.person_name ?? texts.nameless,
          description: [it.business_name && it.person_name, it.code].filter(Boolean).join(" · "),
          leftSection: <IconLink size={18} aria-hidden />,
          onClick: go("/ventas/enlaces/$id", { id: it.id }),
        }),
      ),
    },
  ].filter((it) => it.actions.length > 0);
  return (
    <Spotlight
      actions={actions}
      shortcut={["mod + K"]}
      nothingFound={texts.none}
      limit={12}
      scrollable
      highlightQuery
      onSpotlightOpen={() => setIsUsed(true)}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: texts.hint,
        "aria-label": texts.hint,
      }}
    />
  );
}
