import { type Selectable, sql } from "kysely";
import type { z } from "zod";
import type { experimentApi } from "../../contract/experiments.ts";
import { iso } from "../../contract/text.ts";
import { conflict, editedMeanwhile, notFound } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { ScenarioExperiments } from "../generated/main-tables.ts";
import { FEW, IS_FOR_MANY } from "../links/for-many.ts";
import { ensureDataset, orderFor } from "../provision/datasets.ts";
import { mustBalance } from "../scenario/dry-run.ts";
import { isInExperiment } from "../scenario/experiments.ts";
import { recipeOf, type Scenario, selectScenario } from "../scenario/queries.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { Db } from "../sql/main-db.ts";
import { differenceOf, type Seen, sampleSize, unknownBaseline, verdictOf } from "./compare-arms.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { IS_SOMEBODYS } from "./population.ts";
import { SUCCEEDED, shareOf } from "./steps.ts";

type Wanted = z.output<(typeof experimentApi)["POST /demo-sessions/experiments"]["body"]>;
type Shown = z.input<(typeof experimentApi)["POST /demo-sessions/experiments"]["answers"][201]>;

/** Of what was before it is reckoned how many it takes. */
const BASELINE_DAYS = 90;
const ENOUGH_FOR_A_BASELINE = 20;
const LEAST_BASELINE = 0.02;

/** Those that run first, then the newest. */
export async function selectExperiments({ main }: Pick<AnalyticsDeps, "main">): Promise<Shown[]> {
  const rows = await main
    .selectFrom("scenario_experiments")
    .selectAll()
    .orderBy(sql`ended_at is not null`)
    .orderBy("started_at", "desc")
    .limit(50)
    .execute();
  return Promise.all(rows.map((it) => withResults(main, it)));
}

/**
 * Begins to give whoever asks for one scenario one of both, whose data are checked and there.
 *
 * @throws Refusal `not_found`, `scenario_is_unrealistic`, `edited_meanwhile`, `conflict` where one of both is in an experiment
 */
export async function startExperiment(deps: AnalyticsDeps, wanted: Wanted, actor: string): Promise<Shown> {
  const [asked, challenger] = await Promise.all(
    [wanted.scenario, wanted.challenger].map((it) => selectScenario(deps, it)),
  );
  if (!asked || !challenger || asked.name === challenger.name)
    throw conflict("A scenario is compared with another one.");
  if (!asked.isActive) throw conflict("Nobody asks for a scenario that is not offered.");
  if (!challenger.isActive) await mustBalance(deps, recipeOf(challenger));
  const { now } = await deps.main.selectNoFrom(databaseNow.as("now")).executeTakeFirstOrThrow();
  await ensureDataset(deps, orderFor(deps, recipeOf(challenger), now, "es"));
  const baseline = await selectBaseline(deps.main, asked.name, wanted);
  const id = await deps.main.transaction().execute(async (db) => {
    // One after the other: seldom, and soon done.
    await sql`select pg_advisory_xact_lock(hashtext('experiments'))`.execute(db);
    if (await isInExperiment(db, asked.name, challenger.name)) throw conflict(ALREADY);
    await mustBeUnchanged(db, challenger);
    return insertExperiment(db, { ...wanted, scenario: asked.name, challenger: challenger.name }, baseline, actor);
  });
  await deps.jobs.send("prepare-datasets", {});
  return readExperiment(deps.main, id);
}

const ALREADY = "One of these scenarios is in an experiment already; end that first.";

/** What was checked is what is given. */
async function mustBeUnchanged(db: Db, { name, version }: Scenario): Promise<void> {
  const found = await db
    .selectFrom("demo_scenarios")
    .select("version")
    .where("scenario_name", "=", name)
    .forUpdate()
    .executeTakeFirst();
  if (found?.version !== version) throw editedMeanwhile({ scenario_name: name, version: found?.version });
}

async function insertExperiment(db: Db, wanted: Wanted, baseline: number, actor: string): Promise<string> {
  const needed = sampleSize(baseline, wanted.least_difference);
  const { id } = await db
    .insertInto("scenario_experiments")
    .values({
      scenario_name: wanted.scenario,
      challenger_name: wanted.challenger,
      split: wanted.split,
      measure: wanted.measure,
      baseline,
      least_difference: wanted.least_difference,
      needed,
      started_by: actor,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { scenario, challenger } = wanted;
  await recordAudit(db, {
    action: "experiment_started",
    actor,
    details: { experiment_id: id, scenario, challenger, needed },
  });
  return id;
}

/** Ends it; one that has ended stays as it was. @throws Refusal `not_found` */
export async function endExperiment({ main }: AnalyticsDeps, id: string, actor: string): Promise<Shown> {
  await main.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable("scenario_experiments")
      .set({ ended_at: sql`clock_timestamp()`, ended_by: actor })
      .where("id", "=", id)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 1n)
      await recordAudit(db, { action: "experiment_ended", actor, details: { experiment_id: id } });
  });
  return readExperiment(main, id);
}

async function readExperiment(db: Db, id: string): Promise<Shown> {
  const row = await db.selectFrom("scenario_experiments").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("experiment");
  return withResults(db, row);
}

const MEASURES = { success: SUCCEEDED, lead: sql<boolean>`lead_at is not null` };

async function selectBaseline(
  db: Db,
  scenarioName: string,
  { measure, least_difference }: Pick<Wanted, "measure" | "least_difference">,
): Promise<number> {
  const { rows } = await sql<Seen>`
    select count(*)::int as n, count(*) filter (where ${MEASURES[measure]})::int as hits from demo_sessions
     where ${IS_SOMEBODYS} and scenario_name = ${scenarioName} and terminated_at is not null
       and created_at > clock_timestamp() - make_interval(days => ${BASELINE_DAYS})`.execute(db);
  const { n, hits } = rows[0] ?? { n: 0, hits: 0 };
  if (n < ENOUGH_FOR_A_BASELINE) return unknownBaseline(least_difference);
  return Math.min(1 - LEAST_BASELINE, Math.max(LEAST_BASELINE, hits / n));
}

type Row = Selectable<ScenarioExperiments>;

interface Counted extends Record<"success" | "lead", number> {
  readonly scenario_name: string;
  readonly counted: number;
  readonly ended: number;
  /** Of the first that are looked at, those that ended. */
  readonly n: number;
}

/**
 * Each person, and each link where that is what chance falls on, by the first demo. Over is what is deleted: a demo that is held may be gone on with,
 * and a contact left after its end.
 */
async function selectArms(db: Db, { id, split, needed }: Row): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with opened as (
      select id, scenario_name, created_at, cleaned_at is not null as has_ended, ${SUCCEEDED} as succeeded,
             coalesce(lead_at <= cleaned_at, false) as left_contact,
             case when ${split === "link"} or exists (select from demo_links l where l.id = demo_sessions.link_id and not ${IS_FOR_MANY}) then link_id end as link_id
        from demo_sessions where experiment_id = ${id} and ${IS_SOMEBODYS}
    ), first as (
      select *, row_number() over (partition by scenario_name order by created_at, id) as place
        from (select *, row_number() over (partition by coalesce(link_id, id) order by created_at, id) as nth from opened) it where nth = 1)
    select scenario_name, count(*)::int as counted, count(*) filter (where has_ended)::int as ended,
           count(*) filter (where place <= ${needed} and has_ended)::int as n,
           count(*) filter (where place <= ${needed} and has_ended and succeeded)::int as success,
           count(*) filter (where place <= ${needed} and has_ended and left_contact)::int as lead
      from first group by 1`.execute(db);
  return rows;
}

/** The two arms: as they were when it was decided, else as they are. */
async function armsOf(db: Db, row: Row): Promise<readonly [Counted, Counted]> {
  if (row.decided) return row.decided as unknown as readonly [Counted, Counted];
  const found = await selectArms(db, row);
  const arm = (name: string): Counted =>
    found.find((it) => it.scenario_name === name) ?? { ...NOBODY, scenario_name: name };
  return [arm(row.scenario_name), arm(row.challenger_name)];
}

const NOBODY = { counted: 0, ended: 0, n: 0, success: 0, lead: 0 };

/** Keeps for good what an experiment came to, once as many of each have ended as were to be: what is deleted or changes later changes nothing. */
export async function decideExperiments({ main }: Pick<AnalyticsDeps, "main">): Promise<void> {
  const rows = await main.selectFrom("scenario_experiments").selectAll().where("decided_at", "is", null).execute();
  for (const row of rows) {
    const arms = await armsOf(main, row);
    if (arms.some((it) => it.n < row.needed)) continue;
    await main
      .updateTable("scenario_experiments")
      .set({ decided_at: sql`clock_timestamp()`, decided: JSON.stringify(arms) })
      .where("id", "=", row.id)
      .where("decided_at", "is", null)
      .execute();
  }
}

async function withResults(db: Db, row: Row): Promise<Shown> {
  const arms = await armsOf(db, row);
  const measure = row.measure as Shown["measure"];
  const [original, challenger] = [arms[0], arms[1]].map((it): Seen => ({ hits: it[measure], n: it.n })) as [Seen, Seen];
  const isTold = arms.every((it) => it.n >= FEW);
  return {
    id: row.id,
    scenario_name: row.scenario_name,
    challenger_name: row.challenger_name,
    split: row.split as Shown["split"],
    measure,
    baseline: row.baseline,
    least_difference: row.least_difference,
    needed: row.needed,
    started_by: row.started_by,
    started_at: iso(row.started_at),
    ended_at: row.ended_at && iso(row.ended_at),
    arms: [presentArm(arms[0]), presentArm(arms[1])],
    missing: arms.reduce((sum, it) => sum + Math.max(0, row.needed - it.n), 0),
    difference: isTold ? differenceOf(original, challenger) : null,
    decided_at: row.decided_at && iso(row.decided_at),
    verdict: row.decided ? verdictOf(original, challenger, row.needed) : "not_yet",
  };
}

/** Of few nothing is told but how many. */
const presentArm = ({ scenario_name, counted, ended, n, success, lead }: Counted): Shown["arms"][number] => ({
  scenario_name,
  counted,
  ended,
  success: n < FEW ? null : shareOf(success, n),
  lead: n < FEW ? null : shareOf(lead, n),
});
