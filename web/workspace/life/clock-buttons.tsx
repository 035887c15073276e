import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { fromLocal, toLocal } from "../../ui/local-time.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useDemo, useToday } from "../demo.tsx";
import { useMoveClock } from "./use-move-clock.ts";

const TEXTS = {
  es: {
    today: "Hoy",
    closing: (when: string) => `${when}, ya cerrado`,
    badTime: "Escribe la hora así: 21:05.",
    past: "Esa hora ya ha pasado.",
    tomorrow: "Mañana",
    now: "Volver a ahora",
    toLastAct: (when: string) => `Volver a tu último cambio: ${when}`,
    heldHelp: "Lo que has hecho no se deshace: el reloj no va más atrás. «Empezar de cero» sí.",
    other: "Otro momento",
    otherHelp: (until: string) => `Solo hacia delante, hasta el ${until}.`,
    time: "Hora",
    go: "Ir",
  },
  en: {
    today: "Today",
    closing: (when: string) => `${when}, after closing`,
    badTime: "Write the time like this: 21:05.",
    past: "That time is over.",
    tomorrow: "Tomorrow",
    now: "Back to now",
    toLastAct: (when: string) => `Back to your last change: ${when}`,
    heldHelp: "What you did is not undone: the clock goes no further back. “Start again” does.",
    other: "Another moment",
    otherHelp: (until: string) => `Forwards only, until ${until}.`,
    time: "Time",
    go: "Go",
  },
};
/** Jumps in the demo's time. */
export function ClockButtons({ onMoved }: { readonly onMoved?: () => void }) {
  const texts = useTexts(TEXTS);
  const { clock } = useDemo().me;
  const whenOf = useWhen();
  const { move, asked } = useMoveClock(onMoved);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {clock.moments.map(({ to, at }) => (
          <Button key={to} variant="default" onClick={() => move(to)} loading={asked === to}>
            {to === "closing" ? texts.closing(whenOf(at)) : whenOf(at)}
          </Button>
        ))}
        <Button variant="default" onClick={() => move("now")} loading={asked === "now"}>
          {clock.is_held ? texts.toLastAct(whenOf(clock.back_to)) : texts.now}
        </Button>
      </Group>
      {clock.is_held && (
        <Text size="sm" c="dimmed">
          {texts.heldHelp}
        </Text>
      )}
      <OwnMoment onMove={move} isMoving={asked !== undefined} />
    </Stack>
  );
}

/** `Mañana, 05:00`, `Sábado, 12:00`: by the demo's today. */
function useWhen(): (at: string) => string {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { clock } = useDemo().me;
  const today = useToday();
  return (at) => {
    const date = toLocal(new Date(at), clock.time_zone).slice(0, 10);
    const days = (Date.parse(date) - Date.parse(today)) / DAY_MS;
    const weekday = formats.day(at).split(/[, ]/)[0] ?? "";
    const named =
      days === 0 ? texts.today : days === 1 ? texts.tomorrow : Math.abs(days) < 7 ? weekday : formats.day(at);
    return `${named.charAt(0).toUpperCase()}${named.slice(1)}, ${formats.time(at)}`;
  };
}

const DAY_MS = 86_400_000;

/** Any moment to come, by the demo's clock: a day, and a time of it. */
function OwnMoment({ onMove, isMoving }: { readonly onMove: (to: string) => void; readonly isMoving: boolean }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { clock } = useDemo().me;
  const today = useToday();
  const last = toLocal(new Date(clock.window_to), clock.time_zone).slice(0, 10);
  const [date, setDate] = useState(today);
  const [time, setTime] = useState("");
  const read = readTime(time);
  const at = read && fromLocal(`${date}T${read}`, clock.time_zone);
  const isAhead = at !== undefined && at > new Date(clock.now);
  const isWritten = time.replace(/\D/g, "").length >= 4;
  const wrong = isAhead || !isWritten ? undefined : at ? texts.past : texts.badTime;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (at && isAhead) onMove(at.toISOString());
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <NativeSelect
          label={texts.other}
          description={texts.otherHelp(formats.dateTime(clock.window_to))}
          value={date}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
          data={daysFrom(today, last).map((it) => ({ value: it, label: formats.date(it, "weekday") }))}
          flex={1}
        />
        <TextInput
          aria-label={texts.time}
          placeholder="17:45"
          inputMode="numeric"
          autoComplete="off"
          value={time}
          error={wrong !== undefined}
          onChange={({ currentTarget }) => setTime(currentTarget.value)}
          w={84}
        />
        <Button type="submit" variant="default" flex="none" disabled={!isAhead || isMoving}>
          {texts.go}
        </Button>
      </Group>
      {wrong && (
        <Text size="sm" c="var(--bad)" mt={4} role="alert">
          {wrong}
        </Text>
      )}
    </form>
  );
}

/** `21:05` of what people write: 2105, 21.05, 21h05, 9:05 or 21. */
function readTime(written: string): string | undefined {
  const [, hour = "", minute = "00"] = /^\s*([01]?\d|2[0-3])(?:[:.h\s]?([0-5]\d))?\s*h?\s*$/.exec(written) ?? [];
  return hour === "" ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

/** Of two dates all from the one to the other. */
function daysFrom(first: string, last: string): readonly string[] {
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS;
  return Array.from({ length: days + 1 }, (_, day) =>
    new Date(Date.parse(first) + day * DAY_MS).toISOString().slice(0, 10),
  );
}
