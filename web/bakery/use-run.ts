import { notifications } from "@mantine/notifications";
import type { z } from "zod";
import type { PlanItem } from "../../contract/bakery/production.ts";
import { useFormats, useTexts } from "../ui/locale.tsx";
import type { Query } from "../ui/states.tsx";
import { track } from "../workspace/activity.ts";
import { useToday } from "../workspace/demo.tsx";
import { useGuide } from "../workspace/guide/guide.tsx";
import { useAct, useRead } from "./api.ts";
import type { Day } from "./day-ribbon.tsx";
import { takeBackBatches } from "./undo.ts";
import { useSayWithUndo } from "./use-take-back.ts";

export type Line = z.output<typeof PlanItem>;
type Run = Day["runs"][number];

const TEXTS = {
  es: {
    done: (n: string, time: string) => `Hornada de las ${time}: ${n} piezas en el mostrador.`,
    short: "No hay bastante en el almacén para esta hornada: pide lo que falta, o cuenta lo que hay.",
    failed: "No se ha podido confirmar. Vuelve a intentarlo.",
  },
  en: {
    done: (n: string, time: string) => `Run of ${time}: ${n} pieces are on the counter.`,
    short: "There is not enough in stock for this run: order what is short, or count what is there.",
    failed: "It could not be confirmed. Please try again.",
  },
};

/** Of a run of today what is still to come out of the oven. */
export function useRunLines(run: Run["run"]): { readonly query: Query<unknown>; readonly rest: readonly Line[] } {
  const today = useToday();
  const plans = useRead("GET /workspace/production/plans", { query: { from: today, to: today } });
  const batches = useRead("GET /workspace/production/batches", { query: { from: today, to: today } });
  const keyOf = (it: { run: string; product_id: string; location_id: string }) =>
    `${it.run} ${it.product_id} ${it.location_id}`;
  const baked = new Set(batches.data?.items.map(keyOf));
  const rest = (plans.data?.items ?? []).filter((it) => it.run === run && !baked.has(keyOf(it)));
  return { query: batches.data ? plans : batches, rest };
}

/** Confirms all that is left of a run with one touch. */
export function useConfirmRun() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { mark } = useGuide();
  const sayWithUndo = useSayWithUndo();
  const act = useAct("POST /workspace/production/runs/:run/tick-off");
  const confirm = (run: Run, pieces: number) =>
    act.mutate(
      { params: { run: run.run } },
      {
        onSuccess: ({ items }) => {
          mark("bake");
          track("action_performed", { action: "tick_off_run" });
          sayWithUndo(texts.done(formats.number(pieces), formats.time(run.lit_at)), () =>
            takeBackBatches(items.map((it) => it.id)),
          );
        },
        onError: ({ code }) =>
          notifications.show({ color: "red", message: code === "invalid_input" ? texts.short : texts.failed }),
      },
    );
  return { confirm, isBusy: act.isPending };
}
