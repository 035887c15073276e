import { Button, Modal, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { z } from "zod";
import type { Batch, PlanItem } from "../../../contract/bakery/production.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useToday } from "../../workspace/demo.tsx";
import { useGuide } from "../../workspace/guide/guide.tsx";
import { useAct, useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

type Plan = z.output<typeof PlanItem>;
type Baked = z.output<typeof Batch>;
const RUNS = ["night", "midday", "afternoon"] as const;
const keyOf = (it: Plan | Baked): string => `${it.run} ${it.product_id} ${it.location_id}`;

/** Today's plan beside what came out; what has not yet can be confirmed. */
export function TodaysBatches() {
  const texts = useTexts(TEXTS);
  const today = useToday();
  const plans = useRead("GET /workspace/production/plans", { query: { from: today, to: today } });
  const batches = useRead("GET /workspace/production/batches", { query: { from: today, to: today } });
  const [confirmed, setConfirmed] = useState<Plan>();
  const items = plans.data?.items ?? [];
  const baked = new Map((batches.data?.items ?? []).map((it) => [keyOf(it), it]));
  return (
    <Panel title={texts.todayTitle} help={texts.confirmHelp} tour="tick">
      <Loaded query={batches.data ? plans : batches} lines={8}>
        {() =>
          items.length === 0 ? (
            <Empty>{texts.nothing}</Empty>
          ) : (
            <Stack gap="xl">
              {RUNS.filter((run) => items.some((it) => it.run === run)).map((run) => (
                <RunOfDay
                  key={run}
                  run={run}
                  plans={items.filter((it) => it.run === run)}
                  baked={baked}
                  onConfirm={setConfirmed}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <Modal opened={confirmed !== undefined} onClose={() => setConfirmed(undefined)} title={texts.confirm} centered>
        {confirmed && <Confirm plan={confirmed} onClose={() => setConfirmed(undefined)} />}
      </Modal>
    </Panel>
  );
}

function bakersOf(run: (typeof RUNS)[number], baked: ReadonlyMap<string, Baked>): readonly string[] {
  return [...new Set([...baked.values()].flatMap((it) => (it.run === run && it.baker ? [it.baker] : [])))];
}

function RunOfDay(props: {
  readonly run: (typeof RUNS)[number];
  readonly plans: readonly Plan[];
  readonly baked: ReadonlyMap<string, Baked>;
  readonly onConfirm: (plan: Plan) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const done = (plan: Plan) => {
    const batch = props.baked.get(keyOf(plan));
    if (batch) return texts.out(formats.number(batch.produced_units), formats.time(batch.finished_at));
    return (
      <Button aria-label={`${texts.confirm}: ${plan.product_name}`} onClick={() => props.onConfirm(plan)}>
        {texts.confirm}
      </Button>
    );
  };
  return (
    <section>
      <Title order={3}>
        {texts[props.run]}{" "}
        <Text component="span" c="dimmed" size="sm">
          {bakersOf(props.run, props.baked).join(", ")}
        </Text>
      </Title>
      <DataTable
        label={texts[props.run]}
        rows={props.plans}
        page={60}
        keyOf={(plan) => plan.id}
        columns={[
          { title: texts.product, cell: (plan) => plan.product_name },
          { title: texts.planned, cell: (plan) => formats.number(plan.planned_units), isFigure: true },
          { title: texts.done, cell: done, isFigure: true },
        ]}
      />
    </section>
  );
}

function Confirm({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { mark } = useGuide();
  const act = useAct("POST /workspace/production/plans/:id/tick-off", ({ produced_units }) => {
    mark("bake");
    track("action_performed", { action: "tick_off_batch" });
    notifications.show({ message: texts.confirmed(formats.number(produced_units), plan.product_name) });
    onClose();
  });
  return (
    <NumberForm
      label={texts.howMany(plan.product_name)}
      help={texts.confirmHelp}
      start={plan.planned_units}
      most={1_000}
      submit={texts.confirm}
      act={act}
      failed={act.error?.code === "conflict" ? texts.already : texts.failed}
      onSubmit={(produced_units) => act.mutate({ params: { id: plan.id }, body: { produced_units } })}
    />
  );
}
