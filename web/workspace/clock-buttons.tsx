import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useAct } from "../api/hooks.ts";
import { useTexts } from "../ui/locale.tsx";
import { useDemo } from "./demo.tsx";

const TEXTS = {
  es: {
    tomorrow_05_00: "Mañana, 05:00",
    next_saturday_12_00: "Sábado, 12:00",
    now: "Volver a ahora",
    moved: "El reloj de la demo se ha movido. Mira cómo cambia todo.",
    ends: "El futuro de esta demo acaba ahí.",
    failed: "No se ha podido mover el reloj.",
  },
  en: {
    tomorrow_05_00: "Tomorrow, 05:00",
    next_saturday_12_00: "Saturday, 12:00",
    now: "Back to now",
    moved: "The demo's clock has moved. See how everything changes.",
    ends: "This demo's future ends there.",
    failed: "The clock could not be moved.",
  },
};
const MOMENTS = ["tomorrow_05_00", "next_saturday_12_00", "now"] as const;

/** Jumps in the demo's time. */
export function ClockButtons() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const act = useAct();
  const move = (to: string) =>
    act.mutate(
      { path: `/demo-sessions/${me.session_id}/clock`, body: { to } },
      {
        onSuccess: () => notifications.show({ message: texts.moved }),
        onError: ({ code }) =>
          notifications.show({ color: "red", message: code === "clock_ends_there" ? texts.ends : texts.failed }),
      },
    );
  return (
    <Group gap="xs">
      {MOMENTS.map((it) => (
        <Button
          key={it}
          variant="default"
          onClick={() => move(it)}
          loading={
            act.isPending && act.variables.body !== undefined && (act.variables.body as { to: string }).to === it
          }
        >
          {texts[it]}
        </Button>
      ))}
    </Group>
  );
}
