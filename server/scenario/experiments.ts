import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "../events/record.ts";
import { derive } from "../secrets.ts";
import type { Db } from "../sql/main-db.ts";

/** Who opens a demo, as far as being given the same again goes. */
export interface Person {
  /** A link that was made for them alone. */
  readonly ownLinkId: string | undefined;
  readonly linkId: string | undefined;
  /** Hashes of the tokens of the demos that the browser has. */
  readonly tokens: readonly string[];
}

export interface RunningExperiment {
  readonly id: string;
  readonly challengerName: string;
  readonly split: "person" | "link";
  readonly startedAt: Date;
}

/** What somebody is given: their demo counts where it is the first that they have of it. */
export interface Assignment {
  readonly scenarioName: string;
  readonly experimentId: string | undefined;
}

/** Of a scenario `it`: the experiment that runs on it, as JSON. */
export const RUNNING = sql<(Omit<RunningExperiment, "startedAt"> & { readonly startedAt: string }) | null>`(
  select jsonb_build_object('id', e.id, 'challengerName', e.challenger_name, 'split', e.split, 'startedAt', e.started_at)
    from scenario_experiments e where e.scenario_name = demo_scenarios.scenario_name and e.ended_at is null)`;

/**
 * Which of two scenarios somebody gets: the one that they had, by this browser or their own link; else one by chance, of a link always the same.
 * Undefined where they take no part.
 *
 * @param asked the scenario that they ask for
 */
export async function assign(
  db: Db,
  serviceSecret: string,
  asked: string,
  experiment: RunningExperiment,
  person: Person,
): Promise<Assignment | undefined> {
  const { id, challengerName, split, startedAt } = experiment;
  const unit = split === "link" ? person.linkId : person.ownLinkId;
  if (split === "link" && unit === undefined) return undefined;
  const had = await db
    .selectFrom("demo_sessions")
    .select("scenario_name")
    .where("scenario_name", "in", [asked, challengerName])
    .where("created_at", ">=", startedAt)
    .where("is_internal", "=", false)
    .where("status", "!=", "failed")
    .where((it) => {
      const ofLink = it("link_id", "=", unit ?? null);
      return split === "link" ? ofLink : it.or([ofLink, it("session_token", "in", ["", ...person.tokens])]);
    })
    .orderBy("created_at")
    .executeTakeFirst();
  if (had) return { scenarioName: had.scenario_name, experimentId: undefined };
  const chance = unit === undefined ? randomInt(2) : (derive(serviceSecret, "experiment", id, unit)[0] ?? 0) % 2;
  return { scenarioName: chance === 1 ? challengerName : asked, experimentId: id };
}

/** Whether a scenario is one of two that are compared now. */
export async function isInExperiment(db: Db, ...names: readonly string[]): Promise<boolean> {
  const found = await db
    .selectFrom("scenario_experiments")
    .select("id")
    .where("ended_at", "is", null)
    .where((it) => it.or([it("scenario_name", "in", names), it("challenger_name", "in", names)]))
    .executeTakeFirst();
  return found !== undefined;
}

/** A scenario that is switched off is given to nobody, not as a challenger either. */
export async function endExperimentsOf(db: Db, name: string, actor: string): Promise<void> {
  const ended = await db
    .updateTable("scenario_experiments")
    .set({ ended_at: sql`clock_timestamp()`, ended_by: actor })
    .where("ended_at", "is", null)
    .where((it) => it.or([it("scenario_name", "=", name), it("challenger_name", "=", name)]))
    .returning("id")
    .execute();
  for (const { id } of ended)
    await recordAudit(db, { action: "experiment_ended", actor, details: { experiment_id: id, switched_off: name } });
}

export const selectChallengers = async (db: Db): Promise<string[]> =>
  (
    await db
      .selectFrom("scenario_experiments")
      .select("challenger_name")
      .distinct()
      .where("ended_at", "is", null)
      .execute()
  ).map((it) => it.challenger_name);
