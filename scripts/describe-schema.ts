import type pg from "pg";

/** Everything of some schemas that a review should see, one fact a line, in an order that does not depend on the catalogue's; partitions, which come by the calendar, are their table. */
export async function describeSchema(client: pg.Client, schemas: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const schema of schemas) {
    lines.push(`schema ${schema}`, "");
    for (const query of QUERIES) {
      const { rows } = await client.query<{ line: string }>(query, [schema]);
      if (rows.length > 0) lines.push(...rows.map((it) => it.line), "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

const QUERIES = [
  `select format('%s %s.%s  %s%s%s', case c.relkind when 'v' then 'view ' else 'table' end, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'v', 'p') and not c.relispartition order by c.relname, a.attnum`,
  `select format('constraint %s  %s', c.relname, pg_get_constraintdef(k.oid)) as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = $1::regnamespace and k.contype <> 'n' and not c.relispartition order by 1`,
  `select indexdef as line from pg_indexes i join pg_class c on c.oid = format('%I.%I', i.schemaname, i.tablename)::regclass
    where i.schemaname = $1 and not c.relispartition order by indexname`,
  `select format('policy %s  %s for %s to %s using (%s) with check (%s)', tablename, policyname, cmd, array_to_string(roles, ', '), qual, coalesce(with_check, '')) as line
     from pg_policies where schemaname = $1 order by tablename, policyname`,
  `select format('row security forced %s', relname) as line from pg_class
    where relnamespace = $1::regnamespace and relrowsecurity and relforcerowsecurity order by relname`,
  `select format('function %s(%s) returns %s%s', p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
            case when p.prosecdef then ' security definer' else '' end) as line
     from pg_proc p where p.pronamespace = $1::regnamespace order by 1`,
  // Of the functions that are made for each declared table, all alike, the first as an example.
  `select format(E'body %s\n%s', p.proname, pg_get_functiondef(p.oid)) as line
     from pg_proc p where p.pronamespace = $1::regnamespace
      and (p.proname not like 'write\\_%' or p.proname in ('write_body', 'write_world')
           or p.proname = (select min(w.proname) from pg_proc w where w.pronamespace = p.pronamespace and w.prorettype = 'trigger'::regtype and w.proname like 'write\\_%'))
    order by p.proname, pg_get_function_identity_arguments(p.oid)`,
  `select format('grant %s on %s to %s', string_agg(privilege_type, ', ' order by privilege_type), table_name, grantee) as line
     from information_schema.role_table_grants g
    where table_schema = $1 and grantee not like '%owner' and not (select relispartition from pg_class where oid = format('%I.%I', table_schema, table_name)::regclass) group by table_name, grantee order by table_name, grantee`,
  `select format('grant execute on %s to %s', routine_name, string_agg(distinct grantee, ', ' order by grantee)) as line
     from information_schema.role_routine_grants where routine_schema = $1 and grantee not like '%owner' group by routine_name order by routine_name`,
];
