import { Button, Group, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct } from "../../api/core.ts";
import { fromLocal, toLocal } from "../../ui/local-time.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";

const TEXTS = {
  es: {
    tomorrow_05_00: "Mañana, 05:00",
    next_saturday_12_00: "Sábado, 12:00",
    now: "Volver a ahora",
    moved: "El reloj de la demo se ha movido. Mira cómo cambia todo.",
    ends: "El futuro de esta demo acaba ahí.",
    failed: "No se ha podido mover el reloj.",
    other: "Otro momento",
    otherHelp: (until: string) => `Solo hacia delante, hasta el ${until}.`,
    go: "Ir",
  },
  en: {
    tomorrow_05_00: "Tomorrow, 05:00",
    next_saturday_12_00: "Saturday, 12:00",
    now: "Back to now",
    moved: "The demo's clock has moved. See how everything changes.",
    ends: "This demo's future ends there.",
    failed: "The clock could not be moved.",
    other: "Another moment",
    otherHelp: (until: string) => `Forwards only, until ${until}.`,
    go: "Go",
  },
};
const MOMENTS = ["tomorrow_05_00", "next_saturday_12_00", "now"] as const;

/** Jumps in the demo's time. */
export function ClockButtons() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const act = useAct("POST /demo-sessions/:id/clock");
  const move = (to: string) =>
    act.mutate(
      { params: { id: me.session_id }, body: { to } },
      {
        onSuccess: () => notifications.show({ message: texts.moved }),
        onError: ({ code }) =>
          notifications.show({ color: "red", message: code === "clock_ends_there" ? texts.ends : texts.failed }),
      },
    );
  const asked = act.isPending ? act.variables.body.to : undefined;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {MOMENTS.map((moment) => (
          <Button key={moment} variant="default" onClick={() => move(moment)} loading={asked === moment}>
            {texts[moment]}
          </Button>
        ))}
      </Group>
      <OwnMoment onMove={move} isMoving={asked !== undefined} />
    </Stack>
  );
}

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
