import { type Kysely, sql } from "kysely";
import { within } from "../deadline.ts";
import { countOrphans } from "../session/reconcile.ts";
import { connectionsOf } from "../sql/connection.ts";
import type { AnalyticsDeps } from "./deps.ts";

/** One sample of a metric in Prometheus' text format. */
export interface Sample {
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  /** Of a histogram: `..._bucket`, `..._sum` or `..._count`. */
  readonly metricName?: string;
}

/** A metric that is read from the database at every scrape, so that a restart or a second replica changes nothing. */
export interface DatabaseMetric {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  read(deps: AnalyticsDeps): Promise<readonly Sample[]>;
}

/** Hours; as the specification has them, and as `session_totals` counts them. */
const DURATION_BUCKETS = [0.5, 1, 2, 4, 8, 12, 24, 48];

export const DATABASE_METRICS: readonly DatabaseMetric[] = [
  {
    name: "demo_sessions_created_total",
    help: "Demo sessions opened",
    type: "counter",
    async read({ main }) {
      const { rows } = await sql<{ scenario: string; n: number }>`
        select scenario_name as scenario, sum(n)::float8 as n from (
          select scenario_name, sessions as n from session_totals
          union all
          select scenario_name, count(*) from demo_sessions where status in ('active', 'extended') group by 1
        ) it group by 1 order by 1`.execute(main);
      return rows.map((it) => ({ labels: { scenario: it.scenario }, value: it.n }));
    },
  },
  {
    name: "demo_sessions_active",
    help: "Live demo sessions; the same figure on every replica",
    type: "gauge",
    read: one(({ main }) =>
      sql<{
        value: number;
      }>`select count(*) as value from demo_sessions where status in ('active', 'extended') and expires_at > clock_timestamp()`.execute(
        main,
      ),
    ),
  },
  {
    name: "demo_session_duration_hours",
    help: "How long demo sessions lived, by their end",
    type: "histogram",
    read: ({ main }) => readDurations(main),
  },
  {
    name: "demo_to_signup_conversions_total",
    help: "Demo sessions that converted to signup",
    type: "counter",
    async read({ main }) {
      const { rows } = await sql<{ scenario: string; n: number }>`
        select scenario_name as scenario, sessions::float8 as n from conversion_totals order by 1`.execute(main);
      return rows.map((it) => ({ labels: { scenario: it.scenario }, value: it.n }));
    },
  },
  {
    name: "demo_feature_usage_total",
    help: "Feature usage in demos",
    type: "counter",
    async read({ main }) {
      const { rows } = await sql<{ feature: string; n: number }>`
        select feature, uses as n from feature_totals order by 1`.execute(main);
      return rows.map((it) => ({ labels: { feature_name: it.feature }, value: it.n }));
    },
  },
  {
    name: "demo_orphan_tenants",
    help: "Tenants that no session needs and that are older than any creation takes",
    type: "gauge",
    read: async (deps) => [{ labels: {}, value: await countOrphans(deps) }],
  },
  {
    name: "demo_dependency_up",
    help: "1 when it answers within two seconds",
    type: "gauge",
    read: async ({ main, demo, bus, store }) => [
      ...(bus.state() === "in_process"
        ? []
        : [{ labels: { dependency: "rabbitmq" }, value: Number(bus.state() === "connected") }]),
      ...(store ? [{ labels: { dependency: "redis" }, value: Number(store.state() === "connected") }] : []),
      ...(await Promise.all(
        Object.entries({ database: main, demo_database: demo } as unknown as Record<string, Kysely<never>>).map(
          async ([dependency, db]) => ({
            labels: { dependency },
            value: await isUp(db),
          }),
        ),
      )),
    ],
  },
  {
    name: "demo_database_connections",
    help: "Connections of this replica, and requests that wait for one",
    type: "gauge",
    read: async ({ main, demo, loader }) =>
      Object.entries({ main, demo, loader }).flatMap(([pool, db]) =>
        Object.entries(connectionsOf(db)).map(([state, value]) => ({ labels: { pool, state }, value })),
      ),
  },
  {
    name: "demo_jobs",
    help: "Jobs by queue and state; what has failed for good stays until it is looked at",
    type: "gauge",
    async read({ main }) {
      const { rows } = await sql<{ queue: string; state: string; n: number }>`
        select name as queue, state, count(*) as n from jobs.job where state in ('created', 'retry', 'active', 'failed') group by 1, 2 order by 1, 2`.execute(
        main,
      );
      return rows.map((it) => ({ labels: { queue: it.queue, state: it.state }, value: it.n }));
    },
  },
  {
    name: "demo_outbox_unpublished",
    help: "Events that are announced and not published yet; 0 at rest",
    type: "gauge",
    read: one(({ main }) =>
      sql<{ value: number }>`select count(*) as value from outbox where published_at is null`.execute(main),
    ),
  },
  {
    name: "demo_outbox_parked",
    help: "Events that were given up after five tries; 0 at rest",
    type: "gauge",
    read: one(({ main }) => sql<{ value: number }>`select count(parked_at) as value from outbox`.execute(main)),
  },
  {
    name: "demo_outbox_unheard",
    help: "Events that the broker took back because no queue is bound for them",
    type: "gauge",
    read: one(({ main }) =>
      sql<{ value: number }>`
        select count(*) as value from outbox where published_at is null and next_try_at is not null and attempts = 0`.execute(
        main,
      ),
    ),
  },
  {
    name: "demo_cleanup_lag_seconds",
    help: "Age of the oldest demo that should be expired or deleted and is not",
    type: "gauge",
    read: one(({ main }) =>
      sql<{ value: number }>`
        select coalesce(extract(epoch from clock_timestamp() - least(
          (select min(expires_at) from demo_sessions where status in ('active', 'extended') and expires_at <= clock_timestamp()),
          (select min(greatest(terminated_at, held_until)) from demo_sessions
             where status in ('expired', 'terminated', 'failed') and cleaned_at is null and greatest(terminated_at, held_until) <= clock_timestamp())))::float8, 0) as value`.execute(
        main,
      ),
    ),
  },
];

const PATIENCE_MS = 2_000;

function isUp(db: Kysely<never>): Promise<0 | 1> {
  const asked = sql`select 1`.execute(db).then(
    () => 1 as const,
    () => 0 as const,
  );
  return within(PATIENCE_MS, asked, () => 0 as const);
}

type Rows = { readonly rows: ReadonlyArray<{ value: number }> };

function one(ask: (deps: AnalyticsDeps) => Promise<Rows>): DatabaseMetric["read"] {
  return async (deps) => [{ labels: {}, value: (await ask(deps)).rows[0]?.value ?? 0 }];
}

async function readDurations(main: AnalyticsDeps["main"]): Promise<Sample[]> {
  const { rows } = await sql<{ scenario: string; hours: number[]; n: number; total: number }>`
    select scenario_name as scenario, sessions as n, hours as total, up_to::float8[] as hours
      from session_totals order by scenario`.execute(main);
  return rows.flatMap((it) => toHistogram("demo_session_duration_hours", it));
}

function toHistogram(
  name: string,
  { scenario, hours, n, total }: { scenario: string; hours: number[]; n: number; total: number },
): Sample[] {
  const buckets = DURATION_BUCKETS.map((le, index) => ({
    labels: { scenario, le },
    value: hours[index] ?? 0,
    metricName: `${name}_bucket`,
  }));
  return [
    ...buckets,
    { labels: { scenario, le: "+Inf" }, value: n, metricName: `${name}_bucket` },
    { labels: { scenario }, value: total, metricName: `${name}_sum` },
    { labels: { scenario }, value: n, metricName: `${name}_count` },
  ];
}
