import { Button, NumberInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { z } from "zod";
import type { OrderSuggestion } from "../../../contract/bakery/suppliers.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useGuide } from "../../workspace/guide/guide.tsx";
import { useAct, useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

type Suggestion = z.output<typeof OrderSuggestion>;
type Line = Suggestion["lines"][number];

/** Orders that are ready to be sent, one a supplier. */
export function Suggested() {
  const texts = useTexts(TEXTS);
  const suggestions = useRead("GET /workspace/purchase-orders/suggestions");
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
/** A lorry brings no more. */
const MOST_GRAMS = 10_000_000;

/** Kilograms by ingredient, where somebody wrote their own. */
type Kilos = Readonly<Record<string, number | string>>;

const gramsOf = (line: Line, kilos: Kilos): number => {
  const own = kilos[line.ingredient_id];
  return own === undefined ? line.quantity_grams : Math.round(Number(own) * GRAMS);
};

function useSend({ supplier_id, supplier_name }: Suggestion) {
  const texts = useTexts(TEXTS);
  const { mark } = useGuide();
  const act = useAct("POST /workspace/purchase-orders", () => {
    mark("order");
    track("action_performed", { action: "send_order" });
    notifications.show({ message: texts.sent(supplier_name) });
  });
  const send = (lines: ReadonlyArray<{ ingredient_id: string; quantity_grams: number }>) =>
    act.mutate({ body: { supplier_id, lines } });
  return { act, send };
}

function Draft({ suggestion }: { readonly suggestion: Suggestion }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [kilos, setKilos] = useState<Kilos>({});
  const { act, send } = useSend(suggestion);
  const { minimum_cents } = suggestion;
  const lines = suggestion.lines
    .map((it) => ({ ...it, quantity_grams: gramsOf(it, kilos) }))
    .filter((it) => it.quantity_grams >= LEAST_GRAMS);
  const amount = lines.reduce((sum, it) => sum + Math.round((it.quantity_grams * it.cents_per_kg) / GRAMS), 0);
  const lacking = minimum_cents - amount;
  const isTooMuch = lines.some((it) => it.quantity_grams > MOST_GRAMS);
  return (
    <Panel
      title={texts.for(suggestion.supplier_name, formats.date(suggestion.expected_on, "long"))}
      help={minimum_cents > 0 && texts.minimum(formats.money(minimum_cents))}
      tour="suggested"
    >
      <DraftLines
        suggestion={suggestion}
        kilos={kilos}
        onChange={(id, value) => setKilos((before) => ({ ...before, [id]: value }))}
      />
      {lacking > 0 && <Text mt="xs">{texts.lacking(formats.money(lacking))}</Text>}
      {isTooMuch && (
        <Text mt="xs" c="var(--bad)" role="alert">
          {texts.tooMuch(formats.weight(MOST_GRAMS))}
        </Text>
      )}
      <Refused error={act.error} otherwise={texts.failed} />
      <Button
        mt="sm"
        onClick={() => send(lines.map(({ ingredient_id, quantity_grams }) => ({ ingredient_id, quantity_grams })))}
        loading={act.isPending}
        disabled={lines.length === 0 || lacking > 0 || isTooMuch || act.isSuccess}
      >
        {texts.send(formats.money(amount))}
      </Button>
    </Panel>
  );
}

function DraftLines(props: {
  readonly suggestion: Suggestion;
  readonly kilos: Kilos;
  readonly onChange: (ingredient: string, kilos: number | string) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const quantity = (line: Line) => (
    <NumberInput
      aria-label={`${texts.quantity}: ${line.ingredient_name}`}
      value={props.kilos[line.ingredient_id] ?? line.quantity_grams / GRAMS}
      onChange={(value) => props.onChange(line.ingredient_id, value)}
      min={0}
      clampBehavior="none"
      decimalScale={2}
      decimalSeparator={locale === "es" ? "," : "."}
      w={88}
      ml="auto"
    />
  );
  const left = (line: Line) => formats.weight(line.on_hand_grams + line.on_order_grams);
  return (
    <DataTable
      label={props.suggestion.supplier_name}
      rows={props.suggestion.lines}
      page={50}
      keyOf={(line) => line.ingredient_id}
      columns={[
        { title: texts.ingredient, cell: (line) => line.ingredient_name },
        { title: texts.left, cell: left, isFigure: true },
        { title: texts.quantity, cell: quantity, isFigure: true },
      ]}
    />
  );
}
