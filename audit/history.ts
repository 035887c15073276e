import { column, GRACE_SECONDS, type Invariant, SHOWN } from "./invariant.ts";

/** What the audit log calls a change that other services are told of. */
const ANNOUNCED = [
  "session_created",
  "session_extended",
  "session_resumed",
  "session_expired",
  "session_terminated",
  "session_cleaned",
  "session_converted",
  "lead_captured",
];
/** Published rows are kept this long in the outbox; older changes cannot be compared. Half a day less than they are. */
const COMPARABLE = "occurred_at > clock_timestamp() - interval '6 days 12 hours'";

export const theCapHeld: Invariant = {
  id: "I4",
  claim: "never more demos than the cap, by the history of every entry and end",
  async find({ main }) {
    // An entry is logged while its slot's lock is held and an end before its slot is free: the log's own order is exact.
    const crowded = await column(
      main,
      `with moves as (
         select id, occurred_at, (details ->> 'cap')::int as cap, case when action in ('session_created', 'session_resumed') then 1 else -1 end as move
           from audit_log where action in ('session_created', 'session_resumed', 'session_expired', 'session_terminated', 'session_failed')
       ), counted as (select *, sum(move) over (order by id) as taken from moves)
       select format('%s demos at a cap of %s at %s', taken, cap, occurred_at) from counted where move = 1 and taken > cap order by id limit $1`,
      [SHOWN],
    );
    const miscounted = await column(
      main,
      `select format('the counter says %s, the sessions %s', a.occupied, n.occupied) from admission a,
              (select count(*) as occupied from demo_sessions where status in ('provisioning', 'active', 'extended')) n
        where a.occupied <> n.occupied`,
    );
    return [...crowded, ...miscounted];
  },
};

export const everyChangeIsAnnounced: Invariant = {
  id: "I5",
  claim: "every change is announced under an id of its own, and the outbox is empty soon",
  async find({ main }) {
    const late = await column(
      main,
      `select format('the event %s has waited since %s', id, created_at) from outbox
        where published_at is null and created_at < clock_timestamp() - $1 * interval '1 second' order by created_at limit $2`,
      [GRACE_SECONDS, SHOWN],
    );
    const unlike = await column(
      main,
      `with changed as (
         select session_id, action, count(*) as n from audit_log where action = any ($1) and ${COMPARABLE} group by 1, 2
       ), announced as (
         select (payload ->> 'session_id')::uuid as session_id, replace(routing_key, 'demo.', '') as action, count(*) as n,
                count(*) filter (where payload ->> 'event_id' is distinct from id::text) as nameless
           from outbox group by 1, 2
       )
       select format('%s of session %s: %s times, announced %s times', c.action, c.session_id, c.n, coalesce(a.n, 0))
         from changed c left join announced a using (session_id, action)
        where coalesce(a.n, 0) < c.n or a.nameless > 0 order by 1 limit $2`,
      [ANNOUNCED, SHOWN],
    );
    return [...late, ...unlike];
  },
};

export const cleanedOnce: Invariant = {
  id: "I9",
  claim: "a demo is cleaned once, with one receipt, and none that is not",
  find: ({ main }) =>
    column(
      main,
      `select format('session %s: cleaned %s, %s receipts, %s entries', s.id, s.cleaned_at is not null, r.n, a.n)
         from demo_sessions s,
              lateral (select count(*) as n from deletion_receipts r where r.session_id = s.id) r,
              lateral (select count(*) as n from audit_log a where a.session_id = s.id and a.action = 'session_cleaned') a
        where r.n <> (s.cleaned_at is not null)::int or a.n <> (s.cleaned_at is not null)::int
        order by s.created_at limit $1`,
      [SHOWN],
    ),
};

export const oneKeyOneSession: Invariant = {
  id: "I10",
  claim: "one idempotency key makes one session, and keeps its answer",
  find: ({ main }) =>
    column(
      main,
      `select format('session %s: %s keys, answer about %s', s.id, count(*), coalesce(min(k.answer ->> 'id'), 'nothing'))
         from idempotency_keys k join demo_sessions s on s.id = k.session_id
        where s.status not in ('provisioning', 'failed')
        group by s.id having count(*) > 1 or bool_or(k.answer is null and s.terminated_at is null) or bool_or(k.answer ->> 'id' <> s.id::text)
        order by s.id limit $1`,
      [SHOWN],
    ),
};

export const everyChangeHasItsAuthor: Invariant = {
  id: "I11",
  claim: "every change of a session has one audit row with its author",
  find: ({ main }) =>
    column(
      main,
      `with logged as (
         select session_id, count(*) filter (where action = 'session_created') as created, count(*) filter (where action = 'session_extended') as extended,
                count(*) filter (where action in ('session_expired', 'session_terminated', 'session_failed'))
                  - count(*) filter (where action = 'session_resumed') as ended,
                (array_agg(action order by id desc) filter (where action in ('session_expired', 'session_terminated', 'session_failed')))[1] as ending,
                count(*) filter (where coalesce(actor, '') = '') as nameless
           from audit_log where session_id is not null group by 1
       )
       select format('session %s is %s and was extended %s times; the log says created %s, extended %s, ended %s, without an author %s',
                     s.id, s.status, s.extended_count, l.created, l.extended, l.ended, l.nameless)
         from demo_sessions s left join logged l on l.session_id = s.id
        where l.session_id is null or l.created <> 1 or l.extended <> s.extended_count or l.nameless > 0
           or l.ended <> (s.terminated_at is not null)::int or (l.ended = 1 and l.ending <> 'session_' || s.status)
        order by s.created_at limit $1`,
      [SHOWN],
    ),
};
