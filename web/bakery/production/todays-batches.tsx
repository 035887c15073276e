import { Button, Group, Modal, Stack, UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { z } from "zod";
import type { Batch } from "../../../contract/bakery/production.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useScreenAwake } from "../../ui/use-screen-awake.ts";
import { track } from "../../workspace/activity.ts";
import { useToday } from "../../workspace/demo.tsx";
import { useGuide } from "../../workspace/guide/guide.tsx";
import { useAct, useRead, useWaiting } from "../api.ts";
import type { Day } from "../day-ribbon.tsx";
import { Pictogram } from "../pictogram.tsx";
import { usePlaceName } from "../places.ts";
import { shortName } from "../short-name.ts";
import { takeBackBatches } from "../undo.ts";
import { useRibbonOfToday } from "../use-days.ts";
import { type Line, useConfirmRun } from "../use-run.ts";
import { useSayWithUndo } from "../use-take-back.ts";
import { AllOut } from "./all-out.tsx";
import { TEXTS } from "./texts.ts";

type Baked = z.output<typeof Batch>;
const keyOf = (it: Line | Baked): string => `${it.run} ${it.product_id} ${it.location_id}`;

/** Today's plan beside what came out; a touch confirms what has, a touch on its number says how many. */
export function TodaysBatches() {
  useScreenAwake();
  const texts = useTexts(TEXTS);
  const today = useToday();
  const day = useRibbonOfToday().data?.items[0];
  const plans = useRead("GET /workspace/production/plans", { query: { from: today, to: today } });
  const batches = useRead("GET /workspace/production/batches", { query: { from: today, to: today } });
  const [counted, setCounted] = useState<Line>();
  const items = plans.data?.items ?? [];
  const baked = new Map((batches.data?.items ?? []).map((it) => [keyOf(it), it]));
  const isAllOut = items.every((it) => baked.has(keyOf(it)));
  return (
    <Panel title={texts.todayTitle} help={texts.confirmHelp} tour="tick">
      <Loaded query={batches.data ? plans : batches} lines={8}>
        {() => (
          <Stack gap="xl">
            {items.length === 0 && <Empty>{texts.nothing}</Empty>}
            {isAllOut && <AllOut />}
            {day?.runs.map((run) => (
              <RunOfDay
                key={run.run}
                run={run}
                plans={items.filter((it) => it.run === run.run)}
                baked={baked}
                onCount={setCounted}
              />
            ))}
          </Stack>
        )}
      </Loaded>
      <Modal opened={counted !== undefined} onClose={() => setCounted(undefined)} title={texts.confirm} centered>
        {counted && <Confirm plan={counted} onClose={() => setCounted(undefined)} />}
      </Modal>
    </Panel>
  );
}

function RunOfDay(props: {
  readonly run: Day["runs"][number];
  readonly plans: readonly Line[];
  readonly baked: ReadonlyMap<string, Baked>;
  readonly onCount: (plan: Line) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { run, plans, baked } = props;
  const { confirm, isBusy } = useConfirmRun();
  const rest = plans.filter((it) => !baked.has(keyOf(it)));
  const left = rest.reduce((sum, it) => sum + it.planned_units, 0);
  if (plans.length === 0) return null;
  return (
    <section aria-label={texts[run.run]}>
      <Group justify="space-between" wrap="nowrap" align="flex-end">
        <h3 className="run-title">
          {formats.time(run.lit_at)} ·{" "}
          {rest.length === 0 && run.out_units !== run.planned_units
            ? texts.outOf(formats.number(run.out_units), formats.number(run.planned_units))
            : formats.number(run.planned_units)}
          <span className="note">
            {texts.doneOf(plans.length - rest.length, plans.length)}
            {run.bakers.length > 0 && ` · ${run.bakers.map((it) => it.split(" ")[0]).join(", ")}`}
          </span>
        </h3>
        {rest.length > 1 && (
          <Button variant="default" flex="none" loading={isBusy} onClick={() => confirm(run, left)}>
            {texts.all(formats.number(left))}
          </Button>
        )}
      </Group>
      <ul className="rows sheet-rows">
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} batch={baked.get(keyOf(plan))} onCount={props.onCount} />
        ))}
      </ul>
    </section>
  );
}

function PlanRow(props: {
  readonly plan: Line;
  readonly batch: Baked | undefined;
  readonly onCount: (plan: Line) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const placeName = usePlaceName();
  const { plan, batch } = props;
  const act = useTickOff();
  const isWaiting = useWaiting("POST /workspace/production/plans/:id/tick-off").some(
    ({ params }) => params.id === plan.id,
  );
  const name = shortName(plan.product_name);
  const note = isWaiting
    ? texts.waits
    : [formats.weight(plan.dough_grams), placeName(plan.location_id)].filter(Boolean).join(" · ");
  return (
    <li className="row" data-done={batch ? true : undefined}>
      <Pictogram name={plan.product_name} />
      <div className="row-words">
        {name}
        <small>{batch ? texts.outAt(formats.time(batch.finished_at)) : note}</small>
      </div>
      {batch ? (
        <b className="row-number">{formats.number(batch.produced_units)}</b>
      ) : (
        <UnstyledButton className="row-number count-button" onClick={() => props.onCount(plan)}>
          <span className="hidden-text">
            {texts.count}: {plan.product_name},{" "}
          </span>
          {formats.number(plan.planned_units)}
        </UnstyledButton>
      )}
      {batch ? (
        <span className="tick" data-done>
          <IconCheck size={26} aria-hidden />
        </span>
      ) : (
        <UnstyledButton
          className="tick"
          aria-label={`${texts.confirm}: ${plan.product_name}`}
          data-waits={isWaiting || undefined}
          disabled={act.isPending || isWaiting}
          onClick={() => act.mutate({ params: { id: plan.id } })}
        />
      )}
    </li>
  );
}

/** Confirms one product of a run, as planned where no number is said. */
function useTickOff(then?: () => void) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { mark } = useGuide();
  const sayWithUndo = useSayWithUndo();
  const act = useAct(
    "POST /workspace/production/plans/:id/tick-off",
    ({ id, produced_units, product_name }) => {
      mark("bake");
      track("action_performed", { action: "tick_off_batch" });
      sayWithUndo(texts.confirmed(formats.number(produced_units), product_name), () => takeBackBatches([id]));
      then?.();
    },
    true,
  );
  const say = (code: string) => (code === "conflict" ? texts.already : texts.failed);
  const mutate: typeof act.mutate = (saying, options) =>
    act.mutate(saying, {
      onError: ({ code }) => !then && notifications.show({ color: "red", message: say(code) }),
      ...options,
    });
  return { ...act, mutate, say };
}

function Confirm({ plan, onClose }: { readonly plan: Line; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const act = useTickOff(onClose);
  return (
    <NumberForm
      label={texts.howMany(plan.product_name)}
      help={texts.confirmHelp}
      start={plan.planned_units}
      most={1_000}
      submit={texts.confirm}
      act={act}
      failed={act.say(act.error?.code ?? "")}
      onSubmit={(produced_units) => act.mutate({ params: { id: plan.id }, body: { produced_units } })}
    />
  );
}
