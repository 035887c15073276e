import { sql } from "kysely";
import type { z } from "zod";
import type { Group } from "../../contract/analytics.ts";
import type { Db } from "../sql/main-db.ts";
import { foldFew } from "./fold.ts";
import { FEW, type Population } from "./population.ts";
import { type Counts, selectStepsBy, shareOf } from "./steps.ts";

type Shown = z.output<typeof Group>;
const BY = { source: "utm_source", link: "link_id", owner: "owner_id" } as const;

/** What came of demos by what brought them. The rows add up to the funnel: small groups are one, and where even that is few it is a number. */
export async function selectGroups(db: Db, by: keyof typeof BY, population: Population): Promise<Shown[]> {
  const { shown, rest } = foldFew(await selectStepsBy(db, BY[by], population), FEW);
  const names = await selectNames(
    db,
    by,
    shown.flatMap(({ key }) => (key === null ? [] : [key])),
  );
  return [
    ...shown.map((it) => present({ kind: it.key === null ? "none" : "one", key: it.key, ...namesOf(it.key) }, it)),
    ...(rest ? [present({ kind: "rest", key: null, name: null, keys: rest.keys }, rest)] : []),
  ];
  function namesOf(key: string | null) {
    return { name: key === null ? null : (names.get(key) ?? null), keys: 1 };
  }
}

function present(who: Pick<Shown, "kind" | "key" | "name" | "keys">, counts: Counts): Shown {
  const { demos, first_act, three_areas, lead, trial, paid } = counts;
  const told = demos < FEW ? null : { first_act, three_areas, lead, trial, paid };
  return { ...who, demos, reached: told, lead_share: told ? shareOf(lead, demos) : null };
}

/** Of a link what it is called in the team's lists; a source is its own name. */
async function selectNames(db: Db, by: keyof typeof BY, keys: readonly string[]): Promise<Map<string, string | null>> {
  if (by === "source" || keys.length === 0) return new Map(keys.map((it) => [it, it]));
  const { rows } = await sql<{ id: string; name: string | null }>`${
    by === "link"
      ? sql`select id, coalesce(business_name, note, code) as name from demo_links where id = any (${[...keys]}::uuid[])`
      : sql`select id, name from staff_accounts where id = any (${[...keys]}::uuid[])`
  }`.execute(db);
  return new Map(rows.map((it) => [it.id, it.name]));
}
