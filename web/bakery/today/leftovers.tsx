import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { inventoryApi } from "../../../contract/bakery/inventory.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { Answer } from "../../ui/answer.tsx";
import { Choice } from "../../ui/choice.tsx";
import { capital } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct, useRead } from "../api.ts";
import { useNamed } from "../places.ts";
import { shortName } from "../short-name.ts";
import { takeBackMovement } from "../undo.ts";
import { useSayWithUndo } from "../use-take-back.ts";
import { LEFTOVER_TEXTS } from "./leftover-texts.ts";

type Leftover = Answered<(typeof inventoryApi)["GET /workspace/inventory/leftovers"]>["items"][number];
type Destination = Leftover["destination"];
const DESTINATIONS = ["donation", "animal_feed", "compost", "bin"] as const;
const LIVE_MS = 10_000;
const FIRST = 4;

/** After closing: what is too old for tomorrow and where it goes, as a proposal; afterwards where it went. */
export function Leftovers({ today }: { readonly today: string }) {
  const texts = useTexts(LEFTOVER_TEXTS);
  const left = useRead("GET /workspace/inventory/leftovers", { every: LIVE_MS });
  return (
    <Loaded query={left}>
      {({ items }) =>
        items.length > 0 ? (
          <Proposal items={items} />
        ) : (
          <Answer title={texts.gone} wide={4}>
            <Gone today={today} />
          </Answer>
        )
      }
    </Loaded>
  );
}

const keyOf = (it: Leftover): string => `${it.product_id} ${it.location_id}`;

function Proposal({ items }: { readonly items: readonly Leftover[] }) {
  const texts = useTexts(LEFTOVER_TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const sayWithUndo = useSayWithUndo();
  const [isAll, setIsAll] = useState(false);
  const [chosen, setChosen] = useState<Readonly<Record<string, Destination>>>({});
  const destinationOf = (it: Leftover) => chosen[keyOf(it)] ?? it.destination;
  const said = capital(
    sumsBy(items, destinationOf)
      .map(([to, units]) => texts.verbs[to](formats.number(units)))
      .join(", "),
  );
  const act = useAct("POST /workspace/inventory/leftovers", ({ items: cleared }) => {
    track("action_performed", { action: "clear_counter" });
    const [first] = cleared;
    if (first) sayWithUndo(texts.cleared, () => takeBackMovement(first.id));
  });
  const clear = () =>
    act.mutate({
      body: {
        lines: items.map(({ product_id, location_id, units, ...it }) => ({
          ...{ product_id, location_id, units },
          destination: destinationOf({ product_id, location_id, units, ...it }),
        })),
      },
    });
  const worth = items.reduce((sum, it) => sum + it.price_cents, 0);
  const units = items.reduce((sum, it) => sum + it.units, 0);
  return (
    <Answer
      title={texts.left(formats.number(units), formats.money(worth))}
      wide={4}
      isFootFirst
      foot={
        <Button loading={act.isPending} onClick={clear}>
          {said}
        </Button>
      }
    >
      <ul className="rows">
        {(isAll ? items : items.slice(0, FIRST)).map((it) => (
          <li key={keyOf(it)} className="row leftover">
            <b className="figures">{formats.number(it.units)}</b>
            <span className="row-words">{named(shortName(it.product_name), it.location_id)}</span>
            <Choice
              label={texts.where(it.product_name)}
              isLabelHidden
              value={destinationOf(it)}
              options={DESTINATIONS.map((to) => [to, texts.places[to]] as const)}
              onChange={(to) => setChosen({ ...chosen, [keyOf(it)]: to })}
            />
          </li>
        ))}
      </ul>
      {items.length > FIRST && (
        <UnstyledButton className="tabular-toggle" onClick={() => setIsAll(!isAll)}>
          {isAll ? texts.fewer : texts.all(items.length)}
        </UnstyledButton>
      )}
      <Refused error={act.error} otherwise={texts.failed} />
    </Answer>
  );
}

/** By where it goes, the most first. */
function sumsBy(
  items: readonly Leftover[],
  destinationOf: (it: Leftover) => Destination,
): Array<[Destination, number]> {
  const sums = new Map<Destination, number>();
  for (const it of items) sums.set(destinationOf(it), (sums.get(destinationOf(it)) ?? 0) + it.units);
  return [...sums].sort(([, one], [, other]) => other - one);
}

function Gone({ today }: { readonly today: string }) {
  const texts = useTexts(LEFTOVER_TEXTS);
  const formats = useFormats();
  const waste = useRead("GET /workspace/inventory/waste", { query: { from: today, to: today }, every: LIVE_MS });
  return (
    <Loaded query={waste}>
      {({ items }) => {
        const went = items.filter((it) => it.units > 0);
        if (went.length === 0) return <Empty>{texts.none}</Empty>;
        return (
          <ul className="rows">
            {went
              .toSorted((one, other) => other.units - one.units)
              .map((it) => (
                <li key={it.destination} className="row leftover">
                  <b className="figures">{formats.number(it.units)}</b>
                  <span className="row-words">{capital(texts.went[it.destination])}</span>
                  <span className="figures">{formats.weight(it.grams)}</span>
                </li>
              ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
