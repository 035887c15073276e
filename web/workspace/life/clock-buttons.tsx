import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { fromLocal, toLocal } from "../../ui/local-time.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useDemo, useToday } from "../demo.tsx";
import { useMoveClock } from "./use-move-clock.ts";

const TEXTS = {
  es: {
    today: "Hoy",
    tomorrow: "Mañana",
    now: "Volver a ahora",
    toLastAct: (when: string) => `Volver a tu último cambio: ${when}`,
    heldHelp: "Lo que has hecho no se deshace: el reloj no va más atrás. «Empezar de nuevo» sí.",
    other: "Otro momento",
    otherHelp: (until: string) => `Solo hacia delante, hasta el ${until}.`,
    go: "Ir",
  },
  en: {
    today: "Today",
    tomorrow: "Tomorrow",
    now: "Back to now",
    toLastAct: (when: string) => `Back to your last change: ${when}`,
    heldHelp: "What you did is not undone: the clock goes no further back. “Start again” does.",
    other: "Another moment",
    otherHelp: (until: string) => `Forwards only, until ${until}.`,
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
            {whenOf(at)}
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

/** Any moment to come, by the demo's clock. */
function OwnMoment({ onMove, isMoving }: { readonly onMove: (to: string) => void; readonly isMoving: boolean }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { clock } = useDemo().me;
  const [local, setLocal] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onMove(fromLocal(local, clock.time_zone).toISOString());
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          type="datetime-local"
          label={texts.other}
          description={texts.otherHelp(formats.dateTime(clock.window_to))}
          min={toLocal(new Date(clock.now), clock.time_zone)}
          max={toLocal(new Date(clock.window_to), clock.time_zone)}
          value={local}
          onChange={(event) => setLocal(event.currentTarget.value)}
          required
          withAsterisk={false}
          flex={1}
        />
        <Button type="submit" variant="default" flex="none" disabled={local === "" || isMoving}>
          {texts.go}
        </Button>
      </Group>
    </form>
  );
}
