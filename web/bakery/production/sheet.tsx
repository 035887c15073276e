import { Button, Group } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { capital } from "../../ui/format.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Ribbon } from "../../ui/ribbon/ribbon.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useRead } from "../api.ts";
import { endsOf } from "../day-ribbon.tsx";
import { kitchenAmount } from "../kitchen.ts";
import { Pictogram } from "../pictogram.tsx";
import { shortName } from "../short-name.ts";
import { Paper } from "./paper.tsx";
import { amountsOf, type Plan } from "./plan.ts";
import { RUNS } from "./run-names.ts";
import { TEXTS } from "./texts.ts";

/** The sheet on the bakehouse's wall: tomorrow by run, and what that takes; and as one page of paper. */
export function Sheet() {
  const sheet = useRead("GET /workspace/production/sheet", { every: SELDOM_MS });
  return (
    <Loaded query={sheet} lines={8}>
      {(plan) => <OnScreen plan={plan} />}
    </Loaded>
  );
}

function OnScreen({ plan }: { readonly plan: Plan }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const day = formats.date(plan.day_on, "long");
  const pieces = plan.lines.reduce((sum, it) => sum + it.planned_units, 0);
  if (!plan.is_open && pieces === 0) return <Empty>{texts.closed(day)}</Empty>;
  const print = () => {
    track("action_performed", { action: "print_sheet" });
    window.print();
  };
  return (
    <section className="answer" aria-label={texts.sheet} data-tour="sheet">
      <div className="answer-head sheet-head">
        <span className="note">
          {capital(day)}. {plan.settles_at ? texts.provisional(formats.time(plan.settles_at)) : texts.final}
        </span>
        <Button
          variant="default"
          flex="none"
          leftSection={<IconPrinter size={18} aria-hidden />}
          aria-label={`${texts.print}: A4`}
          onClick={print}
        >
          A4
        </Button>
      </div>
      <Runs plan={plan} />
      <Amounts plan={plan} />
      {RUNS.filter((run) => plan.lines.some((it) => it.run === run)).map((run) => (
        <RunOfSheet key={run} plan={plan} run={run} />
      ))}
      <Paper plan={plan} />
    </section>
  );
}

const SELDOM_MS = 60_000;
const SHOWN = 6;
const ON_PHONE = 3;

/** The runs of the day as a line. */
function Runs({ plan }: { readonly plan: Plan }) {
  const day = useRead("GET /workspace/days", { query: { from: plan.day_on, to: plan.day_on } }).data?.items[0];
  if (!day) return <div className="runs-line" />;
  const marks = day.runs.map((it) => ({ at: new Date(it.lit_at), state: "planned" as const, label: "" }));
  return (
    <div className="runs-line">
      <Ribbon {...endsOf(day)} size="line" label="" marks={marks} />
    </div>
  );
}

/** What has to be weighed out, in the bakehouse's own measures. */
function Amounts({ plan }: { readonly plan: Plan }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  return (
    <Group gap={8} mb="sm" component="ul" className="amounts" aria-label={texts.ingredients}>
      {amountsOf(plan, texts.water)
        .slice(0, SHOWN)
        .map((it, index) => (
          <li key={it.name} className={index < ON_PHONE ? "amount" : "amount on-desk"}>
            <b>{kitchenAmount(it.grams, it.name, formats, locale)}</b>
            <span>{it.name}</span>
          </li>
        ))}
    </Group>
  );
}

function RunOfSheet({ plan, run }: { readonly plan: Plan; readonly run: (typeof RUNS)[number] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const own = plan.runs.find((it) => it.run === run);
  const lines = plan.lines.filter((it) => it.run === run).sort((one, other) => other.planned_units - one.planned_units);
  const pieces = lines.reduce((sum, it) => sum + it.planned_units, 0);
  const dough = lines.reduce((sum, it) => sum + it.dough_grams, 0);
  return (
    <section className="run" aria-label={texts[run]}>
      <h2 className="run-title">
        {own && formats.time(own.lit_at)} · {formats.number(pieces)}
        <span className="note">
          {[...(own?.bakers.map((it) => it.split(" ")[0]) ?? []), texts.dough(formats.weight(dough))].join(", ")}
        </span>
      </h2>
      <ul className="rows sheet-rows">
        {lines.map((it) => (
          <li key={it.product_id} className="row">
            <Pictogram name={it.product_name} />
            <div className="row-words">
              {shortName(it.product_name)}
              <small>{formats.weight(it.dough_grams)}</small>
            </div>
            <b className="row-number">{formats.number(it.planned_units)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
