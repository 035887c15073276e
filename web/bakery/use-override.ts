import { notifications } from "@mantine/notifications";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { toast } from "../ui/toast.tsx";
import { track } from "../workspace/activity.ts";
import { useGuide } from "../workspace/guide/guide.tsx";
import { useAct } from "./api.ts";
import type { Guess } from "./guess.ts";
import { shortName } from "./short-name.ts";

const TEXTS = {
  es: {
    changedTo: (product: string, from: string, to: string) => `${product}, de ${from} a ${to}.`,
    undo: "Deshacer",
    failed: "No se ha podido guardar.",
  },
  en: {
    changedTo: (product: string, from: string, to: string) => `${product}, from ${from} to ${to}.`,
    undo: "Undo",
    failed: "It could not be saved.",
  },
};

/** Says another figure than the model's; for a moment it can be taken back where it is said. */
export function useOverride(onDone?: () => void) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { mark } = useGuide();
  const takeBack = useAct("DELETE /workspace/forecasts/:id");
  const act = useAct("POST /workspace/forecasts");
  const fail = () => notifications.show({ color: "red", message: texts.failed });
  const undo = (id: string) => takeBack.mutate({ params: { id } }, { onError: fail });
  const say = (guess: Guess, predicted_units: number) => {
    const { forecast_on, product_id, location_id } = guess;
    act.mutate(
      { body: { forecast_on, product_id, location_id, predicted_units } },
      {
        // A form says it where it was asked for.
        ...(!onDone && { onError: fail }),
        onSuccess: ({ id }) => {
          mark("forecast");
          track("action_performed", { action: "override_forecast" });
          const change = [formats.number(guess.wanted_units), formats.number(predicted_units)] as const;
          onDone?.();
          toast(texts.changedTo(shortName(guess.product_name), ...change), {
            label: texts.undo,
            onUndo: () => undo(id),
          });
        },
      },
    );
  };
  const busyWith = act.isPending ? act.variables.body : undefined;
  return { act, say, undo, busyWith };
}
