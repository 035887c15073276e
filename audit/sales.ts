import { column, type Invariant, SHOWN } from "./invariant.ts";

export const everyUseOfALinkIsADemo: Invariant = {
  id: "I12",
  claim: "a link has as many uses as demos were opened by it, and never more than it allows",
  find: ({ main }) =>
    column(
      main,
      `select format('link %s: %s uses of %s, and %s demos', l.id, l.uses, l.max_uses, n.demos)
         from demo_links l,
              lateral (select count(*) as demos from demo_sessions s where s.link_id = l.id and not s.is_internal and s.status <> 'failed') n
        -- Sessions are forgotten after a while, their links' uses are not.
        where l.uses > l.max_uses or l.uses < n.demos or (l.uses > n.demos and l.created_at > clock_timestamp() - interval '30 days')
        order by l.created_at limit $1`,
      [SHOWN],
    ),
};

export const nobodyIsKeptWithoutConsent: Invariant = {
  id: "I17",
  claim: "nobody is kept who did not allow it in a demo of their own, word for word",
  find: ({ main }) =>
    column(
      main,
      `select format('lead %s: %s', l.id, case when not exists (select from lead_sessions s where s.lead_id = l.id) then 'left in no demo' else 'allowed nothing' end)
         from leads l
        where not exists (select from lead_sessions s join lead_consents c on c.session_id = s.session_id and c.lead_id = s.lead_id
                           where s.lead_id = l.id and c.text <> '' and c.text_version <> '')
       union all
       select format('consent %s: of a demo in which nothing was left', c.id) from lead_consents c
        where not exists (select from lead_sessions s where s.session_id = c.session_id and s.lead_id = c.lead_id)
        limit $1`,
      [SHOWN],
    ),
};

export const conversionOnlyGoesOn: Invariant = {
  id: "I18",
  claim: "a demo converts once, is announced once, and says when and how far",
  find: ({ main }) =>
    column(
      main,
      `select format('session %s: stage %s at %s, %s conversions logged', s.id, s.converted_stage, s.converted_at, n.logged)
         from demo_sessions s,
              lateral (select count(*) as logged from audit_log a where a.session_id = s.id and a.action = 'session_converted') n
        where (s.converted_stage is null) <> (s.converted_at is null) or n.logged <> (s.converted_stage is not null)::int
        order by s.created_at limit $1`,
      [SHOWN],
    ),
};
