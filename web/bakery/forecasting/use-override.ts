import { notifications } from "@mantine/notifications";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { toast } from "../../ui/toast.tsx";
import { track } from "../../workspace/activity.ts";
import { useGuide } from "../../workspace/guide/guide.tsx";
import { useAct } from "../api.ts";
import { shortName } from "../short-name.ts";
import type { Guess } from "./guess.ts";
import { TEXTS } from "./texts.ts";

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
  return { act, say, undo };
}
