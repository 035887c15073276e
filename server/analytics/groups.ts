import { sql } from "kysely";
import type { z } from "zod";
import type { Group } from "../../contract/analytics.ts";
import { FEW } from "../links/for-many.ts";
import type { Db } from "../sql/main-db.ts";
import { foldFew } from "./fold.ts";
import type { Population } from "./population.ts";
import { type Counts, shareOf } from "./steps.ts";
import { type By, type Keyed, selectStepsBy } from "./steps-by.ts";

type Shown = z.output<typeof Group>;

/** What came of demos by what brought them. The rows of a list add up to the funnel: small groups are one, and where even that is few it is a number. */
export async function selectGroups(db: Db, population: Population): Promise<Record<`by_${By}`, Shown[]>> {
  const counted = await selectStepsBy(db, population);
  const of = (by: By) =>
    groupsOf(
      db,
      by,
      counted.filter((it) => it.by === by),
    );
  const [by_source, by_link, by_owner] = await Promise.all([of("source"), of("link"), of("owner")]);
  return { by_source, by_link, by_owner };
}

async function groupsOf(db: Db, by: By, groups: readonly Keyed[]): Promise<Shown[]> {
  const { shown, rest } = foldFew(groups, FEW);
  const keys = shown.flatMap(({ key }) => (key === null ? [] : [key]));
  const names = await selectNames(db, by, keys);
  const nameOf = (key: string | null) => (key === null ? null : (names.get(key) ?? null));
  return [
    ...shown.map((it) =>
      present({ kind: it.key === null ? "none" : "one", key: it.key, name: nameOf(it.key), keys: 1 }, it),
    ),
    ...(rest ? [present({ kind: "rest", key: null, name: null, keys: rest.keys }, rest)] : []),
  ];
}

function present(who: Pick<Shown, "kind" | "key" | "name" | "keys">, counts: Counts): Shown {
  const { demos, first_act, three_areas, lead, trial, paid } = counts;
  const told = demos < FEW ? null : { first_act, three_areas, lead, trial, paid };
  return { ...who, demos, reached: told, lead_share: told ? shareOf(lead, demos) : null };
}

/** Of a link its code: what is noted of it is its owner's; a source is its own name. */
async function selectNames(db: Db, by: By, keys: readonly string[]): Promise<Map<string, string | null>> {
  if (by === "source" || keys.length === 0) return new Map(keys.map((it) => [it, it]));
  const { rows } = await sql<{ id: string; name: string | null }>`${
    by === "link"
      ? sql`select id, code as name from demo_links where id = any (${[...keys]}::uuid[])`
      : sql`select id, name from staff_accounts where id = any (${[...keys]}::uuid[])`
  }`.execute(db);
  return new Map(rows.map((it) => [it.id, it.name]));
}
