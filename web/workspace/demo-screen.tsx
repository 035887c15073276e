import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import type { z } from "zod";
import type { Change } from "../../contract/session.ts";
import { useList } from "../api/hooks.ts";
import { DataTable } from "../ui/data-table.tsx";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { Panel, Screen } from "../ui/screen.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { TwoLines } from "../ui/two-lines.tsx";
import { ClockButtons } from "./clock-buttons.tsx";
import { useDemo } from "./demo.tsx";
import { EndButton, ResetButton } from "./end-buttons.tsx";
import { RoleSwitch } from "./role-switch.tsx";
import { isOffice } from "./roles.ts";
import { TABLE_NAMES } from "./table-names.ts";
import { TourButton } from "./tour.tsx";
import { WouldBeSent } from "./would-be-sent.tsx";

const TEXTS = {
  es: {
    title: "Demo",
    intro: "Esta panadería es tuya mientras dure.",
    clock: "Mover el reloj",
    clockHelp: "Salta a otra hora de tu panadería. Lo que has cambiado cuenta desde que lo cambiaste.",
    who: "Con otros ojos",
    whoHelp: "Mira qué ve cada persona de tu equipo.",
    changed: "Lo que has cambiado",
    changedHelp: "Tú, o a quien hayas invitado. Lo que la panadería hace sola no está aquí.",
    unchanged: "Todavía nada. Cambia un precio, ajusta una previsión o haz un pedido.",
    what: "Qué",
    kind: "Cambio",
    when: "Cuándo",
    added: "añadido",
    edited: "editado",
    removed: "quitado",
    data: "Tus datos",
    dataHelp: (at: string) =>
      `La demo termina el ${at}. Entonces se borra lo que has cambiado y recibes un recibo. No guardamos más que el uso que se hizo de ella.`,
    end: "Reiniciar o terminar",
  },
  en: {
    title: "Demo",
    intro: "This bakery is yours while it lasts.",
    clock: "Move the clock",
    clockHelp: "Jump to another hour of your bakery. What you changed counts from when you changed it.",
    who: "Through other eyes",
    whoHelp: "See what each of your team sees.",
    changed: "What you changed",
    changedHelp: "You, or whom you invited. What the bakery does by itself is not here.",
    unchanged: "Nothing yet. Change a price, adjust a forecast or send an order.",
    what: "What",
    kind: "Change",
    when: "When",
    added: "added",
    edited: "edited",
    removed: "removed",
    data: "Your data",
    dataHelp: (at: string) =>
      `The demo ends on ${at}. What you changed is deleted then, and you get a receipt. We keep nothing but how it was used.`,
    end: "Start again or end",
  },
};

export function DemoScreen() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const isOwner = me.role === "owner";
  return (
    <Screen title={texts.title} intro={texts.intro} actions={<TourButton screen="demo" />}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {isOwner && (
          <Panel title={texts.clock} help={texts.clockHelp} tour="clock">
            <ClockButtons />
          </Panel>
        )}
        <Panel title={texts.who} help={texts.whoHelp} tour="roles">
          <RoleSwitch />
        </Panel>
      </SimpleGrid>
      <Changes />
      {isOffice(me.role) && <WouldBeSent />}
      <Panel title={isOwner ? texts.end : texts.data} tour="end">
        <Stack>
          <Text>{texts.dataHelp(formats.dateTime(me.expires_at))}</Text>
          {isOwner && (
            <Group>
              <ResetButton />
              <EndButton />
            </Group>
          )}
        </Stack>
      </Panel>
    </Screen>
  );
}

function Changes() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const names = useTexts(TABLE_NAMES);
  const { me } = useDemo();
  const changes = useList<z.output<typeof Change>>(`/demo-sessions/${me.session_id}/changes?limit=200`);
  return (
    <Panel title={texts.changed} help={texts.changedHelp} tour="changes">
      <Loaded query={changes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.unchanged}</Empty>
          ) : (
            <DataTable
              label={texts.changed}
              rows={items}
              keyOf={(it) => `${it.table} ${it.id} ${it.kind}`}
              columns={[
                {
                  title: texts.what,
                  cell: (it) => <TwoLines main={names[it.table] ?? names["other"]} small={it.name} />,
                },
                { title: texts.kind, cell: (it) => texts[it.kind] },
                { title: texts.when, cell: (it) => formats.dateTime(it.changed_at), isFigure: true },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
