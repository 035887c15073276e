import { column, type Databases, type Invariant, SHOWN } from "./invariant.ts";

interface Declared {
  readonly name: string;
  /** {column: table} */
  readonly references: Readonly<Record<string, string>>;
}

async function declaredTables({ demo }: Databases): Promise<Declared[]> {
  const { rows } = await demo.query<Declared>(
    "select name, reference_to as references from overlay.declared_tables order by name",
  );
  return rows;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const noDemoSeesAnother: Invariant = {
  id: "I7",
  claim: "no demo's row leads to another's, and every table keeps them apart by itself",
  async find(databases) {
    const tables = await declaredTables(databases);
    const strays: string[] = [];
    for (const { name, references } of tables)
      for (const [from, parent] of Object.entries(references))
        strays.push(
          ...(await column(
            databases.demo,
            `select format('%s %s of tenant %s leads to tenant %s', $1::text, c.id, c.tenant_id, p.tenant_id)
               from change.${quoted(name)} c join change.${quoted(parent)} p on p.id = c.${quoted(from)} and p.tenant_id <> c.tenant_id
              where not exists (select from change.${quoted(parent)} own where own.tenant_id = c.tenant_id and own.id = p.id)
                and not exists (select from dataset.${quoted(parent)} d join overlay.tenants t on t.dataset_id = d.dataset_id
                                 where t.id = c.tenant_id and d.id = p.id)
              limit $2`,
            [name, SHOWN],
          )),
        );
    return [...strays, ...(await openTables(databases))].slice(0, SHOWN);
  },
};

/** Tables whose row security is not forced, or that have no policy for whoever shows them. */
function openTables({ demo }: Databases): Promise<string[]> {
  return column(
    demo,
    `select format('%s.%s keeps nobody apart', n.nspname, c.relname)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('change', 'dataset') and c.relkind = 'r'
        and not (c.relrowsecurity and c.relforcerowsecurity
                 and exists (select from pg_policy p where p.polrelid = c.oid and 'demo_viewer'::regrole = any (p.polroles)))
      order by 1`,
  );
}

export const aDemoCanBeOpened: Invariant = {
  id: "I15",
  claim: "nothing keeps a demo from being opened: the slots are counted, and every dataset that is offered is whole",
  async find(databases) {
    const counters = await column(
      databases.main,
      "select format('there are %s counters of slots', count(*)) from admission having count(*) <> 1",
    );
    const sums = (await declaredTables(databases))
      .map(
        ({ name }) =>
          `select '${name.replaceAll("'", "''")}' as name, dataset_id, count(*) as n from dataset.${quoted(name)} group by 2`,
      )
      .join(" union all ");
    const halves = await column(
      databases.demo,
      `with loaded as (${sums})
       select format('the dataset %s of %s has %s rows of %s, not %s', d.id, d.date_on, coalesce(l.n, 0), promised.key, promised.value)
         from overlay.datasets d cross join lateral jsonb_each_text(d.row_counts) promised
         left join loaded l on l.dataset_id = d.id and l.name = promised.key
        where d.retired_at is null and coalesce(l.n, 0) <> promised.value::bigint
       union all
       select format('%s rows of %s belong to the dataset %s, which is not there', n, name, dataset_id)
         from loaded l where not exists (select from overlay.datasets d where d.id = l.dataset_id)
        order by 1 limit $1`,
      [SHOWN],
    );
    return [...counters, ...halves];
  },
};
