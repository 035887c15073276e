import { randomUUID } from "node:crypto";
import type { TestService } from "./app-under-test.ts";

type Damage = readonly [what: string, ids: string[], damage: () => Promise<unknown>, repair: () => Promise<unknown>];

const ORPHAN = randomUUID();
const a = (status: string) => `(select id from demo_sessions where status = '${status}' limit 1)`;

/** [what happened, which invariants it breaks, the damage, its repair], of a service that is there once they are done. */
export function damagesOf(service: () => TestService): readonly Damage[] {
  const main = (statement: string) => service().superuser.query(statement);
  const demo = (statement: string) => service().demoDatabase.superuser.query(statement);
  return [
    [
      "a tenant without a session",
      ["I1"],
      () =>
        demo(
          `insert into overlay.tenants (id, tenant_name, email, locale, dataset_id) select '${ORPHAN}', 'x', 'x', 'es', id from overlay.datasets limit 1`,
        ),
      () => demo(`delete from overlay.tenants where id = '${ORPHAN}'`),
    ],
    [
      "a live session without all of its people",
      ["I2"],
      () =>
        demo(
          "create table kept as select * from overlay.members where role = 'buyer'; delete from overlay.members where role = 'buyer'",
        ),
      () => demo("insert into overlay.members select * from kept; drop table kept"),
    ],
    [
      "a session that is provisioning for ever",
      ["I3"],
      () =>
        main(
          `update demo_sessions set status = 'provisioning', leased_until = clock_timestamp() - interval '2 minutes' where id = ${a("active")}`,
        ),
      () => main("update demo_sessions set status = 'active' where status = 'provisioning'"),
    ],
    [
      "a demo that nobody cleans",
      ["I3", "I9"],
      () =>
        main(
          `update demo_sessions set cleaned_at = null, terminated_at = clock_timestamp() - interval '2 minutes' where id = ${a("expired")}`,
        ),
      () => main("update demo_sessions set cleaned_at = clock_timestamp() where status = 'expired'"),
    ],
    [
      "one demo more than the cap",
      ["I4"],
      () => main(`update audit_log set details = jsonb_set(details, '{cap}', '2') where action = 'session_created'`),
      () => main(`update audit_log set details = jsonb_set(details, '{cap}', '100') where action = 'session_created'`),
    ],
    [
      "a slot that was never given back",
      ["I4"],
      () => main("update admission set occupied = occupied + 1"),
      () => main("update admission set occupied = occupied - 1"),
    ],
    [
      "a use of a link that is no demo's",
      ["I12"],
      () => main("update demo_links set uses = uses + 1"),
      () => main("update demo_links set uses = uses - 1"),
    ],
    [
      "a person who allowed nothing",
      ["I17"],
      () => main("create table kept as select * from lead_consents; delete from lead_consents"),
      () => main("insert into lead_consents select * from kept; drop table kept"),
    ],
    [
      "a conversion that nobody logged",
      ["I18"],
      () =>
        main(
          `update demo_sessions set converted_stage = 'paid', converted_at = now() where converted_stage is null and status = 'active'`,
        ),
      () => main("update demo_sessions set converted_stage = null, converted_at = null where converted_stage = 'paid'"),
    ],
    [
      "an act too many in a demo's figures",
      ["I14"],
      () => main("update demo_sessions set acts = acts + 1 where acts > 0"),
      () => main("update demo_sessions set acts = acts - 1 where acts > 0"),
    ],
    [
      "a stay that nobody made",
      ["I14"],
      () => main(`update demo_sessions set area_seconds = area_seconds || '{"sales": 30}' where acts > 0`),
      () => main("update demo_sessions set area_seconds = area_seconds - 'sales' where acts > 0"),
    ],
    [
      "another place where somebody left",
      ["I14"],
      () => main("update demo_sessions set last_area = 'x' || last_area where last_area is not null"),
      () => main("update demo_sessions set last_area = substr(last_area, 2) where last_area is not null"),
    ],
    [
      "a window that nobody looked in",
      ["I14"],
      () => main("update demo_sessions set device = 'tablet' where device is null"),
      () => main("update demo_sessions set device = null where device = 'tablet'"),
    ],
    [
      "an event that is counted and gone",
      ["I14"],
      () =>
        main(
          "create table kept as select * from demo_session_events where event_type = 'page_view'; delete from demo_session_events where event_type = 'page_view'",
        ),
      () => main("insert into demo_session_events select * from kept; drop table kept"),
    ],
    [
      "a day of more demos than were opened",
      ["I14"],
      () =>
        main(
          "update demo_session_metrics set sessions_created = sessions_created + 1 where metric_date < current_date - 1",
        ),
      () =>
        main(
          "update demo_session_metrics set sessions_created = sessions_created - 1 where metric_date < current_date - 1",
        ),
    ],
    [
      "an event that was lost",
      ["I5"],
      () =>
        main(
          "create table kept as select * from outbox where routing_key = 'demo.session_extended'; delete from outbox where routing_key = 'demo.session_extended'",
        ),
      () =>
        main(
          "insert into outbox (id, routing_key, payload, created_at, published_at) select id, routing_key, payload, created_at, published_at from kept; drop table kept",
        ),
    ],
    [
      "an event that waits",
      ["I5"],
      () => main("update outbox set published_at = null, created_at = created_at - interval '2 minutes'"),
      () => main("update outbox set published_at = clock_timestamp()"),
    ],
    [
      "a row that leads to another demo's",
      ["I1", "I7"],
      () =>
        demo(`
        insert into overlay.tenants (id, tenant_name, email, locale, dataset_id, created_at)
          select '${ORPHAN}', 'x', 'x', 'es', id, now() from overlay.datasets limit 1;
        insert into change.books (tenant_id, id, version, written_by, isbn, title, price_cents)
          values ('${ORPHAN}', '${ORPHAN}', 1, 'prospect', 'x', 'x', 1);
        insert into change.sales (tenant_id, id, version, written_by, sold_at, sold_on, book_id, quantity, unit_price_cents)
          select id, gen_random_uuid(), 1, 'prospect', now(), current_date, '${ORPHAN}', 1, 1 from overlay.tenants where id <> '${ORPHAN}' limit 1`),
      () =>
        demo(`delete from change.sales; delete from change.books; delete from overlay.tenants where id = '${ORPHAN}'`),
    ],
    [
      "a table that keeps nobody apart",
      ["I7"],
      () => demo("alter table change.books no force row level security"),
      () => demo("alter table change.books force row level security"),
    ],
    [
      "a dataset that is not whole",
      ["I15"],
      () =>
        demo(
          "create table kept as select * from dataset.sales limit 1; delete from dataset.sales s using kept k where s.id = k.id and s.dataset_id = k.dataset_id",
        ),
      () => demo("insert into dataset.sales select * from kept; drop table kept"),
    ],
    [
      "rows of a dataset that is not there",
      ["I15"],
      () =>
        demo(
          `create table kept as select * from dataset.sales limit 1; update dataset.sales s set dataset_id = '${ORPHAN}' from kept k where s.id = k.id and s.dataset_id = k.dataset_id`,
        ),
      () =>
        demo(
          `update dataset.sales s set dataset_id = k.dataset_id from kept k where s.dataset_id = '${ORPHAN}' and s.id = k.id; drop table kept`,
        ),
    ],
    [
      "a counter that is gone",
      ["I15"],
      () => main("create table kept as select * from admission; delete from admission"),
      () => main("insert into admission select * from kept; drop table kept"),
    ],
    [
      "a clean-up that happened twice",
      ["I5", "I9"],
      () =>
        main(
          "insert into audit_log (session_id, action, actor) select session_id, action, 'again' from audit_log where action = 'session_cleaned' limit 1",
        ),
      () => main("delete from audit_log where actor = 'again'"),
    ],
    [
      "a receipt for a demo that is still there",
      ["I9"],
      () =>
        main(
          `insert into deletion_receipts (session_id, tenant_id, row_counts, total_rows) select id, demo_tenant_id, '{}', 0 from demo_sessions where status = 'active'`,
        ),
      () => main("delete from deletion_receipts where row_counts = '{}'"),
    ],
    [
      "a key that names two answers",
      ["I10"],
      () =>
        main(
          `insert into idempotency_keys (key_hash, request_hash, session_id, answer) select 'again', '', session_id, answer from idempotency_keys limit 1`,
        ),
      () => main("delete from idempotency_keys where key_hash = 'again'"),
    ],
    [
      "an extension that nobody made",
      ["I11"],
      () => main(`update demo_sessions set extended_count = 7 where id = ${a("active")}`),
      () => main("update demo_sessions set extended_count = 0 where extended_count = 7"),
    ],
    [
      "an end without an author",
      ["I11"],
      () => main("update audit_log set actor = '' where action = 'session_terminated'"),
      () => main("update audit_log set actor = 'operator' where action = 'session_terminated'"),
    ],
  ];
}
