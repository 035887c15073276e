import { column, type Databases, GRACE_SECONDS, type Invariant, SHOWN } from "./invariant.ts";

/*
 * Sessions and tenants live in two databases that share no transaction, so a suspicion is looked at a second time, in the reverse
 * order: only what is still so is a violation.
 */

const without = (some: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return some.filter((it) => !known.has(it));
};

const neededTenants = ({ main }: Databases) =>
  column(
    main,
    "select demo_tenant_id from demo_sessions where cleaned_at is null union all select tenant_id from demo_templates",
  );
const tenants = ({ demo }: Databases) => column(demo, "select id from overlay.tenants");

export const noOrphanTenant: Invariant = {
  id: "I1",
  claim: "no tenant without a session or a template that needs it",
  async find(databases) {
    const suspects = without(await tenants(databases), await neededTenants(databases));
    if (suspects.length === 0) return [];
    const still = new Set(await tenants(databases));
    return suspects
      .filter((it) => still.has(it))
      .slice(0, SHOWN)
      .map((it) => `the tenant ${it} belongs to no session`);
  },
};

const LIVE = "status in ('active', 'extended') and expires_at > clock_timestamp()";
const liveTenants = ({ main }: Databases) => column(main, `select demo_tenant_id from demo_sessions where ${LIVE}`);
/** Open, on a dataset that is loaded, with one member for each of its accounts. */
const completeTenants = ({ demo }: Databases) =>
  column(
    demo,
    `select t.id from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
      where t.closed_at is null and d.retired_at is null
        and (select count(*) from overlay.members m where m.tenant_id = t.id) = jsonb_array_length(d.accounts)`,
  );

export const everyLiveSessionHasItsTenant: Invariant = {
  id: "I2",
  claim: "every live session has a complete tenant",
  async find(databases) {
    const suspects = without(await liveTenants(databases), await completeTenants(databases));
    if (suspects.length === 0) return [];
    const still = new Set(await liveTenants(databases));
    return without(
      suspects.filter((it) => still.has(it)),
      await completeTenants(databases),
    )
      .slice(0, SHOWN)
      .map((it) => `the live tenant ${it} is not complete`);
  },
};

export const nothingIsStuck: Invariant = {
  id: "I3",
  claim: "nothing is stuck in provisioning or cleaning",
  find: ({ main }) =>
    column(
      main,
      `select format('session %s has been %s for too long', id,
                     case when status = 'provisioning' then 'provisioning' when terminated_at is null then 'overdue' else 'waiting for its deletion' end)
         from demo_sessions
        where (status = 'provisioning' and leased_until < clock_timestamp() - $1 * interval '1 second')
           or (status in ('active', 'extended') and expires_at < clock_timestamp() - $1 * interval '1 second')
           or (cleaned_at is null and greatest(terminated_at, held_until) < clock_timestamp() - $1 * interval '1 second')
        order by created_at limit $2`,
      [GRACE_SECONDS, SHOWN],
    ),
};
