import { Stack, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { TeamMember } from "../../../contract/bakery/team.ts";
import { Answer } from "../../ui/answer.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useTicks, useToday } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { RoleSwitch } from "../../workspace/people/role-switch.tsx";
import { useRead } from "../api.ts";
import { Lanes, lanesOf } from "../lanes.tsx";

type Member = z.output<typeof TeamMember>;

const TEXTS = {
  es: {
    title: "Equipo",
    intro: "Quién trabaja, cuándo, y qué ve cada uno.",
    shifts: (day: string) => `Turnos del ${day}`,
    day: "Día",
    sentence: (n: number, first: string, time: string, hasBegun: boolean) =>
      n === 1
        ? `Hoy trabaja una persona: ${first}.`
        : `Hoy trabajan ${n} personas. ${hasBegun ? "Empezó" : "Empieza"} ${first}, a las ${time}.`,
    sentenceNone: "Hoy no trabaja nadie.",
    who: "Persona",
    people: "Personas",
    position: "Puesto",
    hours: "Horas esta semana",
    hourly: "Por hora",
    eyes: "Con otros ojos",
    eyesHelp: "Entra un momento en otra cuenta: desde «Mostrador» no se ven márgenes, proveedores ni sueldos.",
  },
  en: {
    title: "Team",
    intro: "Who works, when, and what each of them sees.",
    shifts: (day: string) => `Shifts of ${day}`,
    day: "Day",
    sentence: (n: number, first: string, time: string, hasBegun: boolean) =>
      n === 1
        ? `One person works today: ${first}.`
        : `${n} people work today. ${first} ${hasBegun ? "began" : "begins"}, at ${time}.`,
    sentenceNone: "Nobody works today.",
    who: "Person",
    people: "People",
    position: "Position",
    hours: "Hours this week",
    hourly: "Hourly pay",
    eyes: "Through other eyes",
    eyesHelp: "Come in by another account for a moment: the counter sees no margins, suppliers or wages.",
  },
};
const HOUR_MS = 3_600_000;

const DAY_MS = 24 * HOUR_MS;

/** The last day of a date's week. */
function sundayAfter(date: string): string {
  const at = new Date(Date.parse(date));
  return new Date(at.getTime() + ((7 - at.getUTCDay()) % 7) * DAY_MS).toISOString().slice(0, 10);
}

const shortName = ({ name }: Member): string => name.split(" ").slice(0, 2).join(" ");

/** Who works when, and what that comes to. */
export function Team() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const { now } = useTicks();
  const team = useRead("GET /workspace/team");
  const lanes = team.data && lanesOf(team.data.items, today);
  const [first] = lanes ?? [];
  const sentence = first
    ? texts.sentence(lanes?.length ?? 0, first.name.split(" ")[0] ?? "", formats.time(first.from), first.from <= now)
    : lanes && texts.sentenceNone;
  return (
    <Screen title={texts.title} sentence={sentence} intro={texts.intro} actions={<TourButton screen="team" />}>
      <Loaded query={team} lines={8}>
        {({ items }) => (
          <Stack>
            <Shifts members={items} />
            <People members={items} />
          </Stack>
        )}
      </Loaded>
      <Panel title={texts.eyes} help={texts.eyesHelp}>
        <RoleSwitch />
      </Panel>
    </Screen>
  );
}

/** The shifts of a day as lanes; which day is chosen above them. */
function Shifts({ members }: { readonly members: readonly Member[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const { now } = useTicks();
  const days = [...new Set(members.flatMap((it) => it.shifts.map((shift) => shift.shift_on)))]
    .filter((it) => it >= today)
    .sort();
  const [chosen, setChosen] = useState<string>();
  const day = days.find((it) => it === chosen) ?? days.find((it) => it >= today) ?? today;
  const lanes = lanesOf(members, day);
  return (
    <Answer title={texts.shifts(formats.date(day, "long"))} wide={12} tour="shifts">
      <fieldset className="chips plain-fieldset">
        <legend className="hidden-text">{texts.day}</legend>
        {days.map((it) => (
          <UnstyledButton
            key={it}
            className="chip quiet choice"
            aria-pressed={it === day}
            onClick={() => setChosen(it)}
          >
            {formats.date(it, "weekday")}
          </UnstyledButton>
        ))}
      </fieldset>
      <div className="lanes-place">
        {lanes.length === 0 ? (
          <Empty>{texts.sentenceNone}</Empty>
        ) : (
          <Lanes lanes={lanes} now={day === today ? now : undefined} />
        )}
      </div>
    </Answer>
  );
}

/** Wages are for the owner only; the API tells nobody else. */
function People({ members }: { readonly members: readonly Member[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const sunday = sundayAfter(useToday());
  const hours = (member: Member): number =>
    member.shifts
      .filter((it) => it.shift_on <= sunday)
      .reduce((sum, shift) => sum + (Date.parse(shift.ends_at) - Date.parse(shift.starts_at)) / HOUR_MS, 0);
  const isOwner = members.some((it) => it.hourly_cents !== undefined);
  return (
    <Panel title={texts.people}>
      <DataTable
        label={texts.people}
        rows={members}
        keyOf={(it) => it.id}
        columns={[
          { title: texts.who, cell: (it) => shortName(it) },
          { title: texts.position, cell: (it) => it.position },
          { title: texts.hours, cell: (it) => formats.number(hours(it), 1), isFigure: true },
          ...(isOwner
            ? [
                {
                  title: texts.hourly,
                  cell: (it: Member) => (it.hourly_cents ? formats.money(it.hourly_cents) : "–"),
                  isFigure: true,
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
