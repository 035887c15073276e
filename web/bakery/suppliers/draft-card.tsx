import { ActionIcon, Button } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { useToday } from "../../workspace/demo.tsx";
import {
  centsOf,
  daysLeft,
  type draftOf,
  gramsOf,
  LEAST_GRAMS,
  type Line,
  MOST_GRAMS,
  type Own,
  type Suggestion,
  urgencyOf,
} from "../draft-order.ts";
import { kitchenAmount, packOf } from "../kitchen.ts";
import { Pictogram } from "../pictogram.tsx";
import { useSend } from "../use-send-order.ts";
import { TEXTS } from "./texts.ts";

interface Draft {
  readonly suggestion: Suggestion;
  readonly draft: ReturnType<typeof draftOf>;
  readonly own: Own;
  readonly onChange: (ingredient: string, grams: number) => void;
}

/** An order to one supplier: until when, when it would come, what is in it, and one button. */
export function DraftCard({ suggestion, draft, own, onChange }: Draft) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const { send, isBusy, error } = useSend();
  const urgency = urgencyOf(suggestion, today);
  const arrives = formats.date(suggestion.expected_on, "weekday");
  // What will do for long may be ordered on any day: only that it would come then is worth saying.
  const isFetched = suggestion.fetched_for.length > 0;
  const when = isFetched
    ? texts.fetched(arrives)
    : urgency === "later"
      ? texts.ifToday(arrives)
      : `${urgency === "today" ? texts.untilToday : texts.until(formats.date(suggestion.order_by, "weekday"))} · ${texts.arrives(arrives)}`;
  const { supplier_name: supplier, lines } = suggestion;
  return (
    <article className="answer order-card" aria-label={supplier} data-tour="suggested">
      <div className="order-card-head">
        <Pictogram name={lines[0]?.ingredient_name ?? supplier} />
        <div className="row-words">
          <h3>{supplier}</h3>
          <small data-warn={urgency === "today" || undefined}>{when}</small>
        </div>
        <b className="figures order-card-sum">{formats.money(draft.amount)}</b>
      </div>
      <ul className="rows">
        {lines
          .toSorted((one, other) => daysLeft({ lines: [one] }) - daysLeft({ lines: [other] }))
          .map((line) => (
            <LineRow key={line.ingredient_id} line={line} grams={gramsOf(line, own)} onChange={onChange} />
          ))}
      </ul>
      {suggestion.is_topped_up && <p className="note">{texts.toppedUp(formats.money(suggestion.minimum_cents))}</p>}
      {isFetched && <p className="note">{texts.fetchedFor(suggestion.fetched_for.join(", "))}</p>}
      {draft.lacking > 0 && (
        <p className="note">
          {texts.lacking(formats.money(draft.lacking))} {texts.minimum(formats.money(suggestion.minimum_cents))}
        </p>
      )}
      <Refused error={error} otherwise={texts.failed} />
      <Button
        mt="sm"
        variant={urgency !== "later" ? "filled" : "default"}
        loading={isBusy}
        disabled={!draft.isSendable}
        onClick={() => void send({ supplier, expectedOn: suggestion.expected_on, ...draft })}
      >
        {(isFetched ? texts.note : texts.send)(formats.money(draft.amount))}
      </Button>
    </article>
  );
}

function LineRow({ line, grams, onChange }: Pick<Draft, "onChange"> & { readonly line: Line; readonly grams: number }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { ingredient_name: name } = line;
  const pack = packOf(name);
  const step = (by: number) => {
    const next = Math.min(MOST_GRAMS, Math.max(0, grams + by * pack));
    onChange(line.ingredient_id, next < LEAST_GRAMS ? 0 : next);
  };
  const left = Math.floor(line.days_left);
  const after = Math.floor(line.days_left + grams / line.daily_use_grams);
  return (
    <li className="row dense order-line" data-off={grams === 0 || undefined}>
      <div className="row-words">
        {name}
        <small>
          {formats.money(centsOf(line, grams))} · {texts.lasts(left)}
          {after > left && texts.thenLasts(after)}
        </small>
      </div>
      <ActionIcon variant="default" aria-label={texts.lessOf(name)} disabled={grams === 0} onClick={() => step(-1)}>
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <b className="figures order-amount">{kitchenAmount(grams, name, formats, locale)}</b>
      <ActionIcon
        variant="default"
        aria-label={texts.moreOf(name)}
        disabled={grams >= MOST_GRAMS}
        onClick={() => step(1)}
      >
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}
