import { sql } from "kysely";
import type { z } from "zod";
import type { operationsApi } from "../../contract/operations.ts";
import { iso } from "../../contract/text.ts";
import { countOrphans } from "../session/reconcile.ts";
import type { Db } from "../sql/main-db.ts";
import { type Block, selectBlocks } from "./blocks.ts";
import type { HealthDeps } from "./deps.ts";
import { selectCleanup } from "./queries.ts";

type Operations = z.input<(typeof operationsApi)["GET /operations"]["answers"][200]>;

/** Clean-up that is later than this by the database's clock has a problem. */
export const LATE_SECONDS = 60;
const MOST_ADDRESSES = 10;

/** What whoever is woken at night asks first. */
export async function readOperations(deps: HealthDeps): Promise<Operations> {
  const { late, oldest_waiting_since, ...cleanup } = await selectCleanup(deps.main, LATE_SECONDS);
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(deps.main);
  return {
    at: iso(rows[0]?.at ?? new Date()),
    cleanup: {
      ...cleanup,
      oldest_waiting_since: oldest_waiting_since ? iso(oldest_waiting_since) : null,
      orphans: await countOrphans(deps),
      is_late: late > 0,
    },
    deliveries: { ...(await selectDeliveries(deps.main)), broker: deps.bus.state() },
    shared_limits: deps.store?.state() ?? "in_process",
    addresses: await selectAddresses(deps.main),
    blocks: (await selectBlocks(deps.main)).map(presentBlock),
  };
}

export const presentBlock = (it: Block) => ({ ...it, created_at: iso(it.created_at), until: iso(it.until) });

async function selectDeliveries(db: Db): Promise<Omit<Operations["deliveries"], "broker">> {
  const { rows: waiting } = await sql<{
    unpublished: number;
    oldest: Date | null;
    parked: number;
    unheard: number;
    last_error: string | null;
  }>`
    select count(*)::int as unpublished, min(created_at) as oldest, count(parked_at)::int as parked,
           count(*) filter (where next_try_at is not null and attempts = 0)::int as unheard,
           (array_agg(last_error order by next_try_at desc) filter (where last_error is not null))[1] as last_error
      from outbox where published_at is null`.execute(db);
  const { rows: failed } = await sql<{ queue: string; n: number; last_at: Date; last_message: string | null }>`
    select name as queue, count(*)::int as n, max(completed_on) as last_at,
           left((array_agg(output ->> 'message' order by completed_on desc))[1], 300) as last_message
      from jobs.job where state = 'failed' group by 1 order by 2 desc, 1`.execute(db);
  return {
    unpublished: waiting[0]?.unpublished ?? 0,
    oldest_unpublished_at: waiting[0]?.oldest ? iso(waiting[0].oldest) : null,
    parked: waiting[0]?.parked ?? 0,
    unheard: waiting[0]?.unheard ?? 0,
    last_error: waiting[0]?.last_error ?? null,
    failed: failed.map((it) => ({ ...it, last_at: iso(it.last_at) })),
  };
}

/** Where most come from; of what is cleaned no address is kept. */
async function selectAddresses(db: Db): Promise<Operations["addresses"]> {
  const { rows } = await sql<{ prefix: string; live: number; last_24_hours: number; blocked_until: Date | null }>`
    select created_by_ip::text as prefix, count(*) filter (where status in ('active', 'extended'))::int as live, count(*)::int as last_24_hours,
           (select max(b.until) from address_blocks b where b.until > clock_timestamp() and b.prefix && s.created_by_ip) as blocked_until
      from demo_sessions s
     where created_at > clock_timestamp() - interval '24 hours' and created_by_ip is not null and not is_internal
     group by created_by_ip order by 3 desc, 1 limit ${MOST_ADDRESSES}`.execute(db);
  return rows.map((it) => ({ ...it, blocked_until: it.blocked_until ? iso(it.blocked_until) : null }));
}

/** Tries again what a queue gave up. @returns how many */
export async function retryFailed({ main, jobs }: HealthDeps, queue: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from jobs.job where name = ${queue} and state = 'failed' order by completed_on limit 1000`.execute(main);
  if (rows.length > 0)
    await jobs.retry(
      queue,
      rows.map((it) => it.id),
    );
  return rows.length;
}
