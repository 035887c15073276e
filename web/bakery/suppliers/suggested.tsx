import { Button, NumberInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { z } from "zod";
import type { OrderSuggestion } from "../../../contract/bakery-office.ts";
import { useAct, useList } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useGuide } from "../../workspace/guide.tsx";
import { TEXTS } from "./texts.ts";

type Suggestion = z.output<typeof OrderSuggestion>;
type Line = Suggestion["lines"][number];

/** Orders that are ready to be sent, one a supplier. */
export function Suggested() {
  const texts = useTexts(TEXTS);
  const suggestions = useList<Suggestion>("/workspace/purchase-orders/suggestions");
  return (
    <Stack>
      <Text c="dimmed">{texts.suggestedHelp}</Text>
      <Loaded query={suggestions} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.nothing}</Empty>
          ) : (
            // One that was sent is another one once the rest is known.
            items.map((it) => <Draft key={`${it.supplier_id} ${it.amount_cents}`} suggestion={it} />)
          )
        }
      </Loaded>
    </Stack>
  );
}

const GRAMS = 1_000;
const LEAST_GRAMS = 100;

function Draft({ suggestion }: { readonly suggestion: Suggestion }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { mark } = useGuide();
  const refusal = useRefusal();
  const [kilos, setKilos] = useState<Readonly<Record<string, number | string>>>({});
  const gramsOf = (line: Line): number => {
    const own = kilos[line.ingredient_id];
    return own === undefined ? line.quantity_grams : Math.round(Number(own) * GRAMS);
  };
  const lines = suggestion.lines.filter((it) => gramsOf(it) >= LEAST_GRAMS);
  const amount = lines.reduce((sum, it) => sum + Math.round((gramsOf(it) * it.cents_per_kg) / GRAMS), 0);
  const lacking = suggestion.minimum_cents - amount;
  const act = useAct(() => {
    mark("order");
    track("action_performed", { action: "send_order" });
    notifications.show({ message: texts.sent(suggestion.supplier_name) });
  });
  const send = () =>
    act.mutate({
      path: "/workspace/purchase-orders",
      body: {
        supplier_id: suggestion.supplier_id,
        lines: lines.map((it) => ({ ingredient_id: it.ingredient_id, quantity_grams: gramsOf(it) })),
      },
    });
  return (
    <Panel
      title={texts.for(suggestion.supplier_name, formats.date(suggestion.expected_on, "long"))}
      help={suggestion.minimum_cents > 0 && texts.minimum(formats.money(suggestion.minimum_cents))}
      tour="suggested"
    >
      <DraftLines
        suggestion={suggestion}
        kilos={kilos}
        onChange={(id, value) => setKilos((before) => ({ ...before, [id]: value }))}
      />
      {lacking > 0 && <Text mt="xs">{texts.lacking(formats.money(lacking))}</Text>}
      {act.isError && (
        <Text c="var(--bad)" role="alert">
          {refusal(act.error, texts.failed)}
        </Text>
      )}
      <Button
        mt="sm"
        onClick={send}
        loading={act.isPending}
        disabled={lines.length === 0 || lacking > 0 || act.isSuccess}
      >
        {texts.send(formats.money(amount))}
      </Button>
    </Panel>
  );
}

function DraftLines(it: {
  readonly suggestion: Suggestion;
  readonly kilos: Readonly<Record<string, number | string>>;
  readonly onChange: (ingredient: string, kilos: number | string) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  return (
    <DataTable
      label={it.suggestion.supplier_name}
      rows={it.suggestion.lines}
      page={50}
      keyOf={(line) => line.ingredient_id}
      columns={[
        { title: texts.ingredient, cell: (line) => line.ingredient_name },
        {
          title: texts.left,
          cell: (line) => formats.weight(line.on_hand_grams + line.on_order_grams),
          isFigure: true,
        },
        {
          title: texts.quantity,
          isFigure: true,
          cell: (line) => (
            <NumberInput
              aria-label={`${texts.quantity}: ${line.ingredient_name}`}
              value={it.kilos[line.ingredient_id] ?? line.quantity_grams / GRAMS}
              onChange={(value) => it.onChange(line.ingredient_id, value)}
              min={0}
              max={10_000}
              decimalScale={2}
              decimalSeparator={locale === "es" ? "," : "."}
              w={88}
              ml="auto"
            />
          ),
        },
      ]}
    />
  );
}
