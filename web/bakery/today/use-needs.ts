import type { officeApi } from "../../../contract/bakery/office.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { capital } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useDemo, useToday } from "../../workspace/demo.tsx";
import { useGo } from "../../workspace/links.tsx";
import { useRead } from "../api.ts";
import { daysLeft, draftOf, urgencyOf } from "../draft-order.ts";
import { useKeptGain } from "../gain.ts";
import { MANUAL } from "../guess.ts";
import { usePlaceName } from "../places.ts";
import { isOffice, maySee, screenFor } from "../roles.ts";
import { useOverride } from "../use-override.ts";
import { useSend } from "../use-send-order.ts";
import { TEXTS } from "./texts.ts";

type Alert = Answered<(typeof officeApi)["GET /workspace/alerts"]>["items"][number];

export interface Need {
  readonly key: string;
  readonly what: string;
  readonly why: string;
  /** Nothing where whoever looks has no screen for it. */
  readonly verb: string | undefined;
  /** It does what it says, here, and now is the time for it; others lead to where it is done, or can wait. */
  readonly isActing: boolean;
  readonly isBusy?: boolean;
  readonly onAct: () => void;
}

const TABS: Readonly<Record<string, string>> = {
  lot_expiring: "lots",
  low_stock: "stock",
  late_delivery: "orders",
  price_rise: "suppliers",
  sold_out: "today",
  waste_value: "waste",
  waste_saving: "waste",
  sold_out_opportunity: "today",
};
const DAY_MS = 86_400_000;
/** Of what was seen over weeks what somebody can better. */
const IMPROVABLE = ["sold_out_opportunity", "waste_saving", "waste_value"];
const NOTHING: readonly never[] = [];
/** Said where they are, and no reason to act now. */
const QUIET = ["info"];

/** Alerts that press, then orders whose time has come, then what the weeks say could be better, then the other alerts. */
export function useNeeds(alerts: readonly Alert[]): readonly Need[] {
  const lead = useLead();
  const { me } = useDemo();
  const [orders, unhurried] = useOrderNeeds();
  const insights = useRead("GET /workspace/insights", { enabled: isOffice(me.role) }).data?.items ?? NOTHING;
  useKeptGain(me.session_id, insights);
  const placeName = usePlaceName();
  const raise = useRaise();
  const placed = (id: string) => {
    const place = placeName(id);
    return place && `${place}.`;
  };
  const ofAlert = (it: Alert): Need => ({
    key: it.id,
    what: it.title.replace(/ \(.*\)$/, ""),
    ...(raise(it) ?? lead(it.kind, it.screen)),
    why: [placed(it.location_id), it.detail, raise(it)?.planned].filter(Boolean).join(" "),
  });
  const pressing = alerts.filter((it) => !QUIET.includes(it.severity));
  const soldOut = alerts.filter((it) => it.kind === "sold_out" && QUIET.includes(it.severity));
  const quiet = alerts.filter((it) => QUIET.includes(it.severity) && it.kind !== "sold_out");
  const better = insights
    .filter((it) => IMPROVABLE.includes(it.kind))
    .sort((one, other) => IMPROVABLE.indexOf(one.kind) - IMPROVABLE.indexOf(other.kind))
    .map((it) => ({ key: it.id, what: it.title, why: it.detail, ...lead(it.kind, it.screen, it.generated_on) }));
  return [
    ...pressing.map(ofAlert),
    ...orders.slice(0, 1),
    ...soldOut.slice(0, 1).map(ofAlert),
    ...better.slice(0, 1),
    ...orders.slice(1),
    ...soldOut.slice(1).map(ofAlert),
    ...better.slice(1),
    ...quiet.map(ofAlert),
    ...unhurried,
  ];
}

/** The way to where something is done about it. */
function useLead(): (kind: string, screen: string, on?: string) => Pick<Need, "verb" | "isActing" | "onAct"> {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const go = useGo();
  return (kind, named, on) => {
    const screen = screenFor(named);
    const verbs: Readonly<Record<string, string>> = texts.see;
    const verb = screen !== "today" && maySee(me.role, screen) ? (verbs[kind] ?? texts.see.other) : undefined;
    const tab = TABS[kind];
    return {
      verb,
      isActing: false,
      onAct: () => go(screen, { ...(tab && { tab }), ...(tab === "waste" && on && { of: on }) }),
    };
  };
}

/** What was sold out today is baked more of on the next day: as many as the upper end of its band. */
function useRaise(): (
  alert: Alert,
) => (Pick<Need, "verb" | "isActing" | "isBusy" | "onAct"> & { readonly planned: string }) | undefined {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const { me } = useDemo();
  const forecasts = useRead("GET /workspace/forecasts", { enabled: maySee(me.role, "forecasting") }).data?.items ?? [];
  const { say, busyWith } = useOverride();
  return (alert) => {
    const next = forecasts.find(
      (it) => it.product_id === alert.entity_id && it.location_id === alert.location_id && it.forecast_on > today,
    );
    if (alert.kind !== "sold_out" || !next || next.model === MANUAL) return undefined;
    const after = Math.ceil(next.upper_units);
    if (after <= next.wanted_units) return undefined;
    return {
      planned: texts.planned(formats.number(next.wanted_units)),
      verb:
        Date.parse(next.forecast_on) - Date.parse(today) === DAY_MS
          ? texts.raiseTomorrow(formats.number(after))
          : texts.raiseOn(formats.number(after), formats.date(next.forecast_on, "weekday")),
      isActing: true,
      isBusy: busyWith?.product_id === next.product_id && busyWith.location_id === next.location_id,
      onAct: () => say(next, after),
    };
  };
}

/** Orders that are made up and wait to be sent, the soonest to run out first: those whose round must not be missed, and the others. */
function useOrderNeeds(): readonly [pressing: readonly Need[], unhurried: readonly Need[]] {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const { send, busyWith } = useSend({ isSilent: true });
  const suggestions = useRead("GET /workspace/purchase-orders/suggestions", { enabled: isOffice(me.role) });
  const today = useToday();
  const items = (suggestions.data?.items ?? []).toSorted((one, other) => daysLeft(one) - daysLeft(other));
  const isPressing = (it: (typeof items)[number]) => urgencyOf(it, today) !== "later";
  const needOf = (it: (typeof items)[number]): Need => {
    const first = it.lines.toSorted((one, other) => daysLeft({ lines: [one] }) - daysLeft({ lines: [other] }))[0];
    const names = [first, ...it.lines.filter((line) => line !== first)]
      .slice(0, 2)
      .map((line) => line?.ingredient_name);
    const day = formats.date(it.expected_on, "weekday");
    const amount = formats.euros(it.amount_cents);
    const draft = { ...draftOf(it, {}), supplier: it.supplier_name, expectedOn: it.expected_on };
    return {
      key: it.supplier_id,
      what: capital(names.join(", ")),
      why: texts.orderWhy(capital(first?.ingredient_name ?? ""), day, Math.max(0, Math.floor(daysLeft(it)))),
      verb: texts.order(amount),
      isActing: urgencyOf(it, today) === "today",
      isBusy: busyWith === it.supplier_id,
      onAct: () => void send(draft),
    };
  };
  return [items.filter(isPressing).map(needOf), items.filter((it) => !isPressing(it)).map(needOf)];
}
