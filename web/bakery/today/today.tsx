import { type ReactNode, useEffect, useRef } from "react";
import { AfterPaint } from "../../ui/after-paint.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { BigNumber, Screen } from "../../ui/screen.tsx";
import { Failed } from "../../ui/states.tsx";
import { trackOpened } from "../../workspace/activity.ts";
import { useDemo, useTicks } from "../../workspace/demo.tsx";
import { useSeen } from "../../workspace/guide/guide.tsx";
import { GuideLine } from "../../workspace/guide/guide-panel.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { RawRibbon } from "../../workspace/opening/opening-shell.tsx";
import { useRead } from "../api.ts";
import { hasBroughtAlong, takeBroughtAlong } from "../brought-along.ts";
import { type Day, DayRibbon } from "../day-ribbon.tsx";
import { isOffice, maySee } from "../roles.ts";
import { useDay } from "../use-day.ts";
import { useRibbonOfToday, useWeek } from "../use-days.ts";
import { useOverride } from "../use-override.ts";
import { AtTheTill } from "./at-the-till.tsx";
import { Crew } from "./crew.tsx";
import { DayDetails } from "./day-details.tsx";
import { Insights, Moments } from "./insights.tsx";
import { Leftovers } from "./leftovers.tsx";
import { Needs } from "./needs.tsx";
import { RunCard } from "./run-card.tsx";
import { type Facts, sayOven, sayToday } from "./sentence.ts";
import { TEXTS } from "./texts.ts";
import { Tomorrow } from "./tomorrow.tsx";
import { Week } from "./week.tsx";

/** The first screen: how is today, what needs me, what do I bake next. */
export function Today() {
  const texts = useTexts(TEXTS);
  const ribbon = useRibbonOfToday();
  const { me } = useDemo();
  const day = ribbon.data?.items[0];
  useSeen("today", day !== undefined);
  if (!day)
    return (
      <Screen isFirst title={texts.title} sentence={texts.opening(me.tenant.tenant_name)} intro={"\u00a0"}>
        {ribbon.error ? (
          <Failed code={ribbon.error.code} onRetry={() => void ribbon.refetch()} />
        ) : (
          <RawRibbon share={50} />
        )}
        <div className="cards-place" />
      </Screen>
    );
  return <TodayOf day={day} />;
}

function TodayOf({ day }: { readonly day: Day }) {
  const { me } = useDemo();
  const { now } = useTicks();
  const facts = useFacts(day, now);
  const isNew = useIsNew();
  const isReady = useIsReady(facts);
  const hasFigures = isOffice(me.role);
  useOpened(isReady);
  return (
    <Sentence facts={facts}>
      <DayRibbon day={day} now={now} isNew={isNew} />
      {isReady ? (
        <>
          <Cards facts={facts} />
          <GuideLine />
        </>
      ) : (
        <div className="cards-place" />
      )}
      {hasFigures && isReady && (
        <AfterPaint>
          <DayDetails />
          <div className="cards">
            <Insights />
            <Moments />
          </div>
        </AfterPaint>
      )}
    </Sentence>
  );
}

/** What is known by now of the day and the ones after it. */
function useFacts(day: Day, now: Date): Facts & { readonly week: readonly Day[] | undefined } {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const money = useDay(isOffice(me.role)).data;
  const week = useWeek();
  const coming = week?.filter((it) => it.day_on > day.day_on);
  const sky = useRead("GET /workspace/calendar").data?.items.find((it) => it.day_on === day.day_on)?.weather;
  const weather = sky ? texts.weather(texts[sky.condition], formats.number(sky.max_celsius)) : undefined;
  const next = coming?.find((it) => it.planned_units > 0);
  return { now, day, next, money, weather, week, left: useLeft(isShut(day, now)) };
}

const isShut = ({ closes_at }: Day, now: Date): boolean => closes_at !== null && now >= new Date(closes_at);

/** What is still to be cleared away. */
function useLeft(enabled: boolean): Facts["left"] {
  const { me } = useDemo();
  const items = useRead("GET /workspace/inventory/leftovers", { enabled: enabled && isOffice(me.role) }).data?.items;
  if (!enabled || !items) return undefined;
  const sum = (of: "units" | "price_cents") => items.reduce((all, it) => all + it[of], 0);
  return { units: sum("units"), price_cents: sum("price_cents") };
}

function Sentence(props: {
  readonly facts: Facts & { readonly week: readonly Day[] | undefined };
  readonly children: ReactNode;
}) {
  const { facts, children } = props;
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { me } = useDemo();
  const isOfOven = me.role === "baker";
  const isWaiting = isOffice(me.role) && (!facts.money || !facts.week);
  const said = (isOfOven ? sayOven : sayToday)(facts, formats, locale);
  return (
    <Screen
      isFirst
      tour={isWaiting ? undefined : "sentence"}
      title={texts.title}
      sentence={isWaiting ? texts.opening(me.tenant.tenant_name) : said.sentence}
      intro={isWaiting ? "\u00a0" : said.lead}
      actions={<TourButton screen="today" />}
      numbers={facts.money && <Numbers facts={facts} />}
    >
      {children}
    </Screen>
  );
}

/** Beside the sentence: before opening what is ahead, then what was. */
function Numbers({ facts: { day, money, now } }: { readonly facts: Facts }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  if (!money) return null;
  if (day.opens_at && now < new Date(day.opens_at))
    return (
      <>
        <BigNumber label={texts.pieces} value={formats.number(day.planned_units)} />
        {money.typical_cents !== null && (
          <BigNumber label={texts.expected} value={formats.euros(money.typical_cents)} />
        )}
      </>
    );
  return (
    <>
      <BigNumber label={texts.tickets} value={formats.number(money.tickets)} />
      {money.tickets > 0 && (
        <BigNumber label={texts.average} value={formats.money(Math.round(money.gross_cents / money.tickets))} />
      )}
      {money.waste && (
        <BigNumber
          label={
            isDayBefore(money.waste.day_on, money.day_on)
              ? texts.leftYesterday
              : texts.leftOn(formats.date(money.waste.day_on))
          }
          value={formats.money(money.waste.gross_cents)}
        />
      )}
    </>
  );
}

const isDayBefore = (one: string, other: string): boolean => Date.parse(other) - Date.parse(one) === 86_400_000;

/** By the hour and by who looks: who bakes sees the run first, who sells the till. */
function Cards({ facts }: { readonly facts: Facts & { readonly week: readonly Day[] | undefined } }) {
  const { me } = useDemo();
  const { day, now, next, week } = facts;
  const tomorrow = week?.find((it) => it.day_on > day.day_on);
  const run = day.runs.find((it) => it.out_units < it.planned_units && now < new Date(it.ready_at));
  const isEarly = day.is_open && day.opens_at !== null && now < new Date(day.opens_at);
  const bakes = maySee(me.role, "production");
  const hasRun = bakes && run !== undefined && (isEarly || me.role === "baker");
  const isOver = isShut(day, now);
  const hasTill = maySee(me.role, "sales") && !hasRun && !isOver;
  return (
    <div className="cards">
      {me.role === "cashier" && <AtTheTill wide={5} />}
      {hasRun && <RunCard run={run} wide={5} />}
      {isOver && bakes && <Leftovers today={day.day_on} />}
      <Needs wide={hasRun || isOver ? 4 : 5} />
      {bakes && !(hasRun && hasTill) && !(isEarly && hasRun) && <Tomorrow day={tomorrow} wide={4} />}
      {isOffice(me.role) && hasTill && <AtTheTill wide={3} />}
      {hasRun && isOffice(me.role) && <Crew day={day} now={now} wide={3} />}
      {week && bakes && <Week days={week} today={day.day_on} wide={isOffice(me.role) && !hasRun ? 8 : 12} />}
      {!hasRun && isOffice(me.role) && <Crew day={next ?? day} wide={4} />}
    </div>
  );
}

/** The cards come together, when what they show is there: none moves another. */
function useIsReady({ money, week }: Facts & { readonly week: readonly Day[] | undefined }): boolean {
  const { me } = useDemo();
  const enabled = isOffice(me.role);
  const alerts = useRead("GET /workspace/alerts");
  const suggestions = useRead("GET /workspace/purchase-orders/suggestions", { enabled });
  const insights = useRead("GET /workspace/insights", { enabled });
  const of = [alerts, ...(enabled ? [suggestions, insights] : [])];
  return week !== undefined && (!enabled || money !== undefined) && of.every((it) => it.data || it.error);
}

/** Once there is something to see: how long it took, and what was set on the landing page. */
function useOpened(isReady: boolean): void {
  const { me } = useDemo();
  const forecasts = useRead("GET /workspace/forecasts", {
    enabled: isReady && me.role === "owner" && hasBroughtAlong(),
  });
  const { say } = useOverride();
  useEffect(() => {
    if (isReady) trackOpened();
  }, [isReady]);
  useEffect(() => {
    const brought = forecasts.data && takeBroughtAlong();
    // Of another bakery than the one on that page it would mean something else.
    const meant = forecasts.data?.items.find(
      (it) =>
        it.product_id === brought?.product_id &&
        it.forecast_on === brought.day_on &&
        it.wanted_units === brought.planned,
    );
    if (brought && meant && brought.pieces !== brought.planned) say(meant, brought.pieces);
  }, [forecasts.data, say]);
}

/** The ribbon bakes in once, when one comes in. */
function useIsNew(): boolean {
  const isNew = useRef(!hasComeIn);
  useEffect(() => {
    hasComeIn = true;
  }, []);
  return isNew.current;
}
let hasComeIn = false;
