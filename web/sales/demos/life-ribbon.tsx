import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import type { Formats } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Mark } from "../../ui/ribbon/mark.tsx";
import { useLanding } from "../landing-context.tsx";
import { actsByStay, type Stay, type Timeline, type Visit, visitsOf } from "./life.ts";
import { LIFE_TEXTS } from "./life-texts.ts";

/** A demo's life as a band that browns: stays as columns, acts as marks, silence folded, and what nobody has seen as outlines. */
export function LifeRibbon({ life, now }: { readonly life: Timeline; readonly now: Date }) {
  const texts = useTexts(LIFE_TEXTS);
  const names = useTexts(useLanding().areas);
  const formats = useFormats();
  const [isTable, setIsTable] = useState(false);
  const visits = visitsOf(life.stays);
  const isOver = new Date(life.ends_at) <= now;
  const numbers = actsByStay(life.stays, life.acts);
  return (
    <section className="life" data-tour="life">
      {isTable ? (
        <LifeTable life={life} />
      ) : (
        <div
          className="life-band-box"
          {...(life.may_be_followed
            ? { role: "img", "aria-label": texts.said(visits.length, life.acts.length) }
            : { "aria-hidden": true })}
        >
          <div className="life-row" aria-hidden="true" data-over={isOver || undefined}>
            {visits.map((visit) => (
              <VisitOf key={visit.stays[0]?.from} visit={visit} numbers={numbers} />
            ))}
            {!isOver && (
              <div className="life-rest">
                <span className="life-now">{texts.now(formats.time(now))}</span>
                {life.areas_unseen.map((it) => (
                  <span key={it} className="life-unseen">
                    {names[it] ?? it}
                  </span>
                ))}
              </div>
            )}
          </div>
          <p className="life-ends">
            <span>{formats.dateTime(life.opened_at)}</span>
            <span>{(isOver ? texts.endedAt : texts.endsAt)(formats.dateTime(life.ends_at))}</span>
          </p>
        </div>
      )}
      {life.stays.length > 0 && (
        <UnstyledButton className="tabular-toggle" aria-keyshortcuts="T" onClick={() => setIsTable(!isTable)}>
          {isTable ? texts.picture : texts.table}
        </UnstyledButton>
      )}
    </section>
  );
}

const MINUTE_MS = 60_000;

function VisitOf(props: { readonly visit: Visit; readonly numbers: ReadonlyMap<Stay, readonly number[]> }) {
  const formats = useFormats();
  const names = useTexts(useLanding().areas);
  const { visit, numbers } = props;
  return (
    <>
      {visit.awayMs !== undefined && <span className="life-fold">{formats.span(visit.awayMs)}</span>}
      {visit.stays.map((stay) => (
        <div
          key={stay.from}
          className="life-stay"
          style={{ flexGrow: Math.max(1, (Date.parse(stay.to) - Date.parse(stay.from)) / MINUTE_MS) }}
        >
          <span className="life-area">{names[stay.area] ?? stay.area}</span>
          <span className="life-column" data-did={stay.did}>
            {stayed(formats, stay.seconds)}
          </span>
          <span className="life-track">
            {(numbers.get(stay) ?? []).slice(0, MOST_MARKS).map((n) => (
              <svg key={n} className="life-act" viewBox="0 0 30 20" aria-hidden="true">
                <Mark x={50} state="out" />
              </svg>
            ))}
          </span>
          <span className="life-numbers">{numbersOf(numbers.get(stay) ?? [])}</span>
        </div>
      ))}
    </>
  );
}

const MOST_MARKS = 3;

/** `1`, `2, 3`, `4–9`. */
const numbersOf = (numbers: readonly number[]): string =>
  numbers.length > MOST_MARKS ? `${numbers[0]}–${numbers.at(-1)}` : numbers.join(", ");

function LifeTable({ life }: { readonly life: Timeline }) {
  const texts = useTexts(LIFE_TEXTS);
  const names = useTexts(useLanding().areas);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.table}
      rows={life.stays}
      page={20}
      keyOf={(it) => it.from}
      columns={[
        { title: texts.when, cell: (it) => formats.dateTime(it.from) },
        { title: texts.where, cell: (it) => names[it.area] ?? it.area },
        { title: texts.howLong, cell: (it) => stayed(formats, it.seconds), isFigure: true },
        { title: texts.what, cell: (it) => texts.did[it.did] },
      ]}
    />
  );
}

/** Who looked in was not there for a minute. */
const stayed = (formats: Formats, seconds: number): string =>
  seconds < 60 ? `${seconds} s` : formats.span(seconds * 1_000);
