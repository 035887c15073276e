import { notifications } from "@mantine/notifications";
import { useAct } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";

const TEXTS = {
  es: {
    moved: "El reloj de la demo se ha movido. Mira cómo cambia todo.",
    ends: "El futuro de esta demo acaba ahí.",
    failed: "No se ha podido mover el reloj.",
  },
  en: {
    moved: "The demo's clock has moved. See how everything changes.",
    ends: "This demo's future ends there.",
    failed: "The clock could not be moved.",
  },
};

/** Jumps in the demo's time: to a moment that has a name, or to any instant to come. */
export function useMoveClock(onMoved?: () => void) {
  const texts = useTexts(TEXTS);
  const { session_id: id } = useDemo().me;
  const act = useAct("POST /demo-sessions/:id/clock");
  const move = (to: string) =>
    act.mutate(
      { params: { id }, body: { to } },
      {
        onSuccess: () => {
          notifications.show({ message: texts.moved });
          onMoved?.();
        },
        onError: ({ code }) =>
          notifications.show({ color: "red", message: code === "clock_ends_there" ? texts.ends : texts.failed }),
      },
    );
  return { move, asked: act.isPending ? act.variables.body.to : undefined };
}
