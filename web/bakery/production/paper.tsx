import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Ribbon } from "../../ui/ribbon/ribbon.tsx";
import { useDemo } from "../../workspace/demo.tsx";
import { useRead } from "../api.ts";
import { endsOf } from "../day-ribbon.tsx";
import { kitchenAmount } from "../kitchen.ts";
import { shortName } from "../short-name.ts";
import { amountsOf, type Plan } from "./plan.ts";
import { RUNS } from "./run-names.ts";
import { TEXTS } from "./texts.ts";

const AMOUNTS = 10;
/** Of what is shaped and put in by the piece: on the right. */
const LEFT = "bread";
/** Beyond so many lines rows are lower, so that one page holds them. */
const MANY_LINES = 19;

/** Tomorrow's sheet as it hangs on the wall: one A4, by run, with boxes for a floury thumb. */
export function Paper({ plan }: { readonly plan: Plan }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { me } = useDemo();
  const day = useRead("GET /workspace/days", { query: { from: plan.day_on, to: plan.day_on } }).data?.items[0];
  const products = useRead("GET /workspace/products").data?.items ?? [];
  const isBread = (id: string) => products.find((it) => it.id === id)?.category === LEFT;
  const pieces = plan.lines.reduce((sum, it) => sum + it.planned_units, 0);
  const runs = RUNS.filter((run) => plan.lines.some((it) => it.run === run));
  const linesOf = (run: string) => plan.lines.filter((it) => it.run === run);
  const tall = runs.reduce((sum, run) => {
    const left = linesOf(run).filter((it) => isBread(it.product_id)).length;
    return sum + Math.max(left, linesOf(run).length - left);
  }, 0);
  return (
    <div className="paper print-only" data-many={tall > MANY_LINES || undefined}>
      <p className="paper-firm">
        {me.tenant.tenant_name} · {plan.is_provisional ? texts.paperProvisional : texts.paperFinal}
      </p>
      <h2>{texts.bake(formats.number(pieces), formats.date(plan.day_on, "long"))}</h2>
      {day && (
        <Ribbon
          {...endsOf(day)}
          size="line"
          label=""
          marks={day.runs.map((it) => ({ at: new Date(it.lit_at), state: "planned" as const, label: "" }))}
        />
      )}
      {runs.map((run) => (
        <PaperRun key={run} plan={plan} run={run} isLeft={isBread} />
      ))}
      <ul className="paper-amounts">
        {amountsOf(plan, texts.water)
          .slice(0, AMOUNTS)
          .map((it) => (
            <li key={it.name}>
              <b>{kitchenAmount(it.grams, it.name, formats, locale)}</b>
              {it.name}
            </li>
          ))}
      </ul>
      <div className="paper-lines">
        <span>{texts.signDough}</span>
        <span>{texts.signLast}</span>
        <span>{texts.signNotes}</span>
      </div>
    </div>
  );
}

function PaperRun(props: {
  readonly plan: Plan;
  readonly run: (typeof RUNS)[number];
  readonly isLeft: (product: string) => boolean;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { plan, run, isLeft } = props;
  const own = plan.runs.find((it) => it.run === run);
  const lines = plan.lines.filter((it) => it.run === run).sort((one, other) => other.planned_units - one.planned_units);
  const sum = (figure: "planned_units" | "dough_grams") => lines.reduce((all, it) => all + it[figure], 0);
  const columns = [lines.filter((it) => isLeft(it.product_id)), lines.filter((it) => !isLeft(it.product_id))];
  return (
    <section className="paper-run">
      <div className="paper-run-head">
        <b>{own && formats.time(own.lit_at)}</b>
        <span>
          <strong>{texts.piecesOf(formats.number(sum("planned_units")))}</strong> ·{" "}
          {texts.dough(formats.weight(sum("dough_grams")))}
        </span>
        <span className="paper-who">{own?.bakers.join(", ")}</span>
      </div>
      <div className="paper-columns">
        {columns.map((column, index) => (
          <ul key={index === 0 ? "left" : "right"}>
            {column.map((it) => (
              <li key={it.product_id}>
                <i />
                <span className="paper-name">{shortName(it.product_name)}</span>
                <small>{formats.weight(it.dough_grams)}</small>
                <b>{formats.number(it.planned_units)}</b>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </section>
  );
}
