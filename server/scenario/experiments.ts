import { sql } from "kysely";
import { derive } from "../secrets.ts";
import type { Db } from "../sql/main-db.ts";

/** Who opens a demo, as far as being given the same again goes. */
export interface Person {
  /** A keyed hash of where they ask from and by which browser, or their own link's id. */
  readonly key: string;
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
 * Which of two scenarios somebody gets: the one that they had, else by a throw that comes out the same for the same person or link.
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
  if (split === "link" && person.linkId === undefined) return undefined;
  const unit = split === "link" ? (person.linkId ?? "") : person.key;
  const had = await db
    .selectFrom("demo_sessions")
    .select("scenario_name")
    .where("scenario_name", "in", [asked, challengerName])
    .where("created_at", ">=", startedAt)
    .where("is_internal", "=", false)
    .where((it) =>
      split === "link" || person.key === person.linkId
        ? it("link_id", "=", person.linkId ?? null)
        : it("session_token", "in", person.tokens.length > 0 ? [...person.tokens] : [""]),
    )
    .orderBy("created_at")
    .executeTakeFirst();
  if (had) return { scenarioName: had.scenario_name, experimentId: undefined };
  const isChallenged = ((derive(serviceSecret, "experiment", id, unit)[0] ?? 0) & 1) === 1;
  return { scenarioName: isChallenged ? challengerName : asked, experimentId: id };
}

/** Whether prospects are given a scenario though it may not be offered. */
export async function isChallenger(db: Db, name: string): Promise<boolean> {
  const found = await db
    .selectFrom("scenario_experiments")
    .select("id")
    .where("challenger_name", "=", name)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return found !== undefined;
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
