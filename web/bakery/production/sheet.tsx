import { Button, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import type { z } from "zod";
import type { BakeSheet } from "../../../contract/bakery/production.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useDemo } from "../../workspace/demo.tsx";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

type Plan = z.output<typeof BakeSheet>;
const RUNS = ["night", "midday", "afternoon"] as const;

/** The sheet on the bakehouse's wall: tomorrow by run, and what that takes. */
export function Sheet() {
  const sheet = useRead("GET /workspace/production/sheet");
  return (
    <Loaded query={sheet} lines={8}>
      {(plan) => <Printed plan={plan} />}
    </Loaded>
  );
}

function Printed({ plan }: { readonly plan: Plan }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const day = formats.date(plan.day_on, "long");
  const pieces = plan.lines.reduce((sum, it) => sum + it.planned_units, 0);
  if (!plan.is_open) return <Empty>{texts.closed(day)}</Empty>;
  const print = () => {
    track("action_performed", { action: "print_sheet" });
    window.print();
  };
  return (
    <Panel
      title={texts.bake(formats.number(pieces), day)}
      help={plan.is_provisional ? texts.provisional : texts.final}
      tour="sheet"
      action={
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={print}>
          {texts.print}
        </Button>
      }
    >
      <Text className="print-only">
        {me.tenant.tenant_name} · {texts.who}
      </Text>
      <Stack gap="xl">
        {RUNS.filter((run) => plan.lines.some((it) => it.run === run)).map((run) => (
          <RunOfSheet key={run} plan={plan} run={run} />
        ))}
      </Stack>
    </Panel>
  );
}

function RunOfSheet({ plan, run }: { readonly plan: Plan; readonly run: (typeof RUNS)[number] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const own = plan.runs.find((it) => it.run === run);
  const water = own ? [{ run, ingredient_id: "water", ingredient_name: texts.water, grams: own.water_grams }] : [];
  const lines = plan.lines.filter((it) => it.run === run).sort((one, other) => other.planned_units - one.planned_units);
  return (
    <section className="run">
      <Title order={3} mb={4}>
        {texts[run]}{" "}
        <Text component="span" c="dimmed" size="sm">
          {own && [texts.lit(formats.time(own.lit_at)), ...own.bakers].join(" · ")}
        </Text>
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <DataTable
          label={`${texts[run]}: ${texts.pieces}`}
          rows={lines}
          page={100}
          keyOf={(it) => it.product_id}
          columns={[
            { title: texts.product, cell: (it) => it.product_name },
            { title: texts.pieces, cell: (it) => <b>{formats.number(it.planned_units)}</b>, isFigure: true },
            { title: texts.dough, cell: (it) => formats.weight(it.dough_grams), isFigure: true },
          ]}
        />
        <DataTable
          label={`${texts[run]}: ${texts.ingredients}`}
          rows={[...water, ...plan.ingredients.filter((it) => it.run === run)]}
          page={100}
          keyOf={(it) => it.ingredient_id}
          columns={[
            { title: texts.ingredient, cell: (it) => it.ingredient_name },
            { title: texts.amount, cell: (it) => formats.weight(it.grams), isFigure: true },
          ]}
        />
      </SimpleGrid>
    </section>
  );
}
