import { Stack } from "@mantine/core";
import type { z } from "zod";
import type { TeamMember } from "../../../contract/bakery/team.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { Loaded } from "../../ui/states.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { RoleSwitch } from "../../workspace/people/role-switch.tsx";
import { useRead } from "../api.ts";

type Member = z.output<typeof TeamMember>;

const TEXTS = {
  es: {
    title: "Equipo",
    intro: "Quién trabaja, cuándo, y qué ve cada uno.",
    shifts: "Turnos de la semana",
    shiftsHelp: "Con el turno de noche del obrador.",
    who: "Persona",
    people: "Personas",
    position: "Puesto",
    hours: "Horas publicadas",
    hourly: "Por hora",
    eyes: "Con otros ojos",
    eyesHelp: "Entra un momento como otra persona: la dependienta no ve márgenes, proveedores ni sueldos.",
    off: "libra",
  },
  en: {
    title: "Team",
    intro: "Who works, when, and what each of them sees.",
    shifts: "The week's shifts",
    shiftsHelp: "With the bakehouse's night shift.",
    who: "Person",
    people: "People",
    position: "Position",
    hours: "Published hours",
    hourly: "Hourly pay",
    eyes: "Through other eyes",
    eyesHelp: "Come in as somebody else for a moment: the shop assistant sees no margins, suppliers or wages.",
    off: "off",
  },
};
const HOUR_MS = 3_600_000;

const shortName = ({ name }: Member): string => name.split(" ").slice(0, 2).join(" ");

/** Who works when, and what that comes to. */
export function Team() {
  const texts = useTexts(TEXTS);
  const team = useRead("GET /workspace/team");
  return (
    <Screen title={texts.title} intro={texts.intro} actions={<TourButton screen="team" />}>
      <Loaded query={team} lines={8}>
        {({ items }) => (
          <Stack>
            <Panel title={texts.shifts} help={texts.shiftsHelp} tour="shifts">
              <Shifts members={items} />
            </Panel>
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

function Shifts({ members }: { readonly members: readonly Member[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const days = [...new Set(members.flatMap((it) => it.shifts.map((shift) => shift.shift_on)))].sort();
  return (
    <ScrollBox label={texts.shifts}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{texts.who}</th>
            {days.map((day) => (
              <th key={day} scope="col" className="nowrap">
                {formats.date(day, "weekday")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row">{shortName(member)}</th>
              {days.map((day) => {
                const shift = member.shifts.find((it) => it.shift_on === day);
                return (
                  <td key={day} className="nowrap">
                    {shift ? `${formats.time(shift.starts_at)}–${formats.time(shift.ends_at)}` : texts.off}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Wages are for the owner only; the API tells nobody else. */
function People({ members }: { readonly members: readonly Member[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const hours = (member: Member): number =>
    member.shifts.reduce((sum, shift) => sum + (Date.parse(shift.ends_at) - Date.parse(shift.starts_at)) / HOUR_MS, 0);
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
