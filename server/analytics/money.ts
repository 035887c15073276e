import { sql } from "kysely";
import type { z } from "zod";
import type { moneyApi } from "../../contract/money.ts";
import { editedMeanwhile } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { Db, MainDb } from "../sql/main-db.ts";
import { isIn, type Population } from "./population.ts";

type Money = z.input<(typeof moneyApi)["GET /demo-sessions/analytics/money"]["answers"][200]>;
type Settings = z.input<(typeof moneyApi)["GET /demo-sessions/analytics/settings"]["answers"][200]>;
type Edit = z.output<(typeof moneyApi)["PATCH /demo-sessions/analytics/settings"]["body"]>;

/** Days; a cost of a month is a thirtieth a day. */
const MONTH = 30;

export async function selectSettings(db: Db): Promise<Settings> {
  return db
    .selectFrom("team_settings")
    .select(["price_cents", "platform_cost_cents", "version"])
    .executeTakeFirstOrThrow();
}

/** @throws Refusal `edited_meanwhile` */
export function editSettings(main: MainDb, { version, ...wanted }: Edit, actor: string): Promise<Settings> {
  return main.transaction().execute(async (db) => {
    const changes = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    const edited = await db
      .updateTable("team_settings")
      .set((it) => ({ ...changes, version: it("version", "+", 1), updated_at: sql`clock_timestamp()` }))
      .where("version", "=", version)
      .returning(["price_cents", "platform_cost_cents", "version"])
      .executeTakeFirst();
    if (!edited) throw editedMeanwhile(await selectSettings(db));
    await recordAudit(db, { action: "settings_edited", actor, details: changes });
    return edited;
  });
}

/** What came of the demos of a period in euros, with all that it is reckoned from. */
export async function readMoney(db: Db, population: Population): Promise<Money> {
  const { price_cents, platform_cost_cents } = await selectSettings(db);
  const { rows } = await sql<{
    demos: number;
    paid: number;
    cleaned: number;
    rows: number;
    bytes: number;
    weighed: number;
    hours: number;
    measured: number;
    answers: number;
    seconds: number;
    answered_bytes: number;
    days: number;
  }>`
    select count(*)::int as demos, count(distinct coalesce(converted_tenant_id, s.id)) filter (where converted_stage = 'paid')::int as paid,
           count(r.session_id)::int as cleaned, coalesce(sum(r.total_rows), 0)::float8 as rows, coalesce(sum(r.total_bytes), 0)::float8 as bytes,
           count(r.total_bytes)::int as weighed, count(c.session_id)::int as measured,
           coalesce(sum(c.answers), 0)::float8 as answers, coalesce(sum(c.answering_ms), 0)::float8 / 1000 as seconds,
           coalesce(sum(c.answered_bytes), 0)::float8 as answered_bytes,
           coalesce(sum(extract(epoch from terminated_at - created_at)) filter (where r.session_id is not null) / 3600, 0)::float8 as hours,
           (${population.to}::date - ${population.from}::date + 1) as days
      from demo_sessions s left join deletion_receipts r on r.session_id = s.id left join demo_costs c on c.session_id = s.id
     where ${isIn(population)}`.execute(db);
  const [{ demos, paid, days, ...used } = NOTHING] = rows;
  const mrr = price_cents === null ? null : paid * price_cents;
  const cost = platform_cost_cents === null ? null : Math.round((platform_cost_cents * days) / MONTH);
  const hasRoi = mrr !== null && cost !== null && cost > 0;
  return {
    period: { from: population.from, to: population.to },
    days,
    demos,
    paid,
    price_cents,
    platform_cost_cents,
    mrr_cents: mrr,
    cost_cents: cost,
    cost_per_demo_cents: cost === null || demos === 0 ? null : Math.round(cost / demos),
    roi: hasRoi ? Math.round(((mrr - cost) / cost) * 10_000) / 10_000 : null,
    used: { ...used, hours: toTenth(used.hours), seconds: toTenth(used.seconds) },
  };
}

const toTenth = (value: number) => Math.round(value * 10) / 10;

const NOTHING = {
  demos: 0,
  paid: 0,
  days: 1,
  cleaned: 0,
  rows: 0,
  bytes: 0,
  weighed: 0,
  hours: 0,
  measured: 0,
  answers: 0,
  seconds: 0,
  answered_bytes: 0,
};
