import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useToday } from "../../workspace/demo.tsx";
import { useRead } from "../api.ts";
import { daysLeft, draftOf, type Own, type Suggestion, type Urgency, urgencyOf } from "../draft-order.ts";
import { useSend } from "../use-send-order.ts";
import { DraftCard } from "./draft-card.tsx";
import { TEXTS } from "./texts.ts";

const URGENCIES: readonly Urgency[] = ["today", "tomorrow", "later"];

/** Orders that are ready to be sent, one a supplier, by when they have to be. */
export function Suggested() {
  const texts = useTexts(TEXTS);
  const today = useToday();
  const suggestions = useRead("GET /workspace/purchase-orders/suggestions");
  const [own, setOwn] = useState<Readonly<Record<string, Own>>>({});
  const change = (supplier: string, ingredient: string, grams: number) =>
    setOwn((before) => ({ ...before, [supplier]: { ...before[supplier], [ingredient]: grams } }));
  return (
    <Loaded query={suggestions} lines={8}>
      {({ items }) => (
        <>
          {items.length === 0 && <Empty>{texts.nothing}</Empty>}
          {URGENCIES.map((urgency) => (
            <Group
              key={urgency}
              urgency={urgency}
              items={items
                .filter((it) => urgencyOf(it, today) === urgency)
                .sort((one, other) => daysLeft(one) - daysLeft(other))}
              own={own}
              onChange={change}
            />
          ))}
        </>
      )}
    </Loaded>
  );
}

function Group(props: {
  readonly urgency: Urgency;
  readonly items: readonly Suggestion[];
  readonly own: Readonly<Record<string, Own>>;
  readonly onChange: (supplier: string, ingredient: string, grams: number) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { sendAll, isBusy } = useSend();
  const { urgency, items, own } = props;
  if (items.length === 0) return null;
  const drafts = items.map((it) => ({ it, draft: draftOf(it, own[it.supplier_id] ?? {}) }));
  const ready = drafts.filter(({ draft }) => draft.isSendable);
  const amount = ready.reduce((sum, { draft }) => sum + draft.amount, 0);
  return (
    <section className="order-group" aria-label={texts.urgency[urgency]}>
      <div className="order-group-head">
        <h2>{texts.urgency[urgency]}</h2>
        <b className="figures">{formats.money(amount)}</b>
      </div>
      <div className="order-cards">
        {drafts.map(({ it, draft }) => (
          <DraftCard
            key={it.supplier_id}
            suggestion={it}
            draft={draft}
            own={own[it.supplier_id] ?? {}}
            onChange={(ingredient, grams) => props.onChange(it.supplier_id, ingredient, grams)}
          />
        ))}
      </div>
      {urgency === "today" && ready.length > 1 && (
        <Button
          size="lg"
          fullWidth
          mt="sm"
          px="xs"
          loading={isBusy}
          onClick={() =>
            void sendAll(
              ready.map(({ it, draft }) => ({ supplier: it.supplier_name, expectedOn: it.expected_on, ...draft })),
            )
          }
        >
          {texts.sendAll(ready.length, formats.money(amount))}
        </Button>
      )}
    </section>
  );
}
