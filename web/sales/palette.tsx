import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { IconLink, IconPlus, IconSearch, IconUser } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "../api/core.ts";
import { useTexts } from "../ui/locale.tsx";

const TEXTS = {
  es: {
    hint: "Negocio, persona, enlace o pantalla",
    none: "Nada así.",
    people: "Personas",
    links: "Enlaces",
    places: "Ir a",
    newLink: "Nuevo enlace",
    nameless: "Sin nombre",
  },
  en: {
    hint: "Business, person, link or screen",
    none: "Nothing like that.",
    people: "People",
    links: "Links",
    places: "Go to",
    newLink: "New link",
    nameless: "No name",
  },
};

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
  const go = (to: string, params?: { id: string }) => () => void navigate({ to, params } as never);
  const actions = [
    {
      group: texts.places,
      actions: [
        {
          id: "new",
          label: texts.newLink,
          leftSection: <IconPlus size={18} aria-hidden />,
          onClick: go("/ventas/nuevo"),
        },
        ...places.map(({ to, label }) => ({ id: to, label, onClick: go(to) })),
      ],
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
