import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import { invalidInput, linkWorksNoMore, notAllowed, wrongPasscode } from "../errors.ts";
import { demosOfBrowser, STAFF_COOKIE } from "../http/caller.ts";
import { hashOf } from "../secrets.ts";
import { answerOpened } from "../session/opening/answer-opened.ts";
import { findTemplate } from "../session/templates.ts";
import { isPassword } from "../staff/passwords.ts";
import { findStaff } from "../staff/sessions.ts";
import { sqlState } from "../tenant/with-tenant.ts";
import type { LinkDeps } from "./deps.ts";
import { isForMany } from "./for-many.ts";
import { type Link, LOCKED_MINUTES, stateOf, TRIES } from "./link.ts";
import { lookerOf } from "./looker.ts";
import { selectLinkByCode } from "./queries.ts";

/** Raised where the last use was taken, or the link withdrawn, meanwhile. */
const LINK_IS_SHUT = "DS005";

export interface Brought {
  readonly code: string;
  readonly passcode?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * Opens a demo by a link. Whoever has one of it in this browser comes back to that; each other opening takes a use, exactly, unless
 * somebody of the team looks.
 *
 * @returns the opened demo with its secrets, or the id of the one of before
 * @throws Refusal `not_found`, `link_works_no_more`, `wrong_passcode`, `invalid_input`, and what opening a demo throws
 */
export async function redeemLink(deps: LinkDeps, request: FastifyRequest, reply: FastifyReply, brought: Brought) {
  const link = await selectLinkByCode(deps.main, brought.code);
  if (lookerOf("POST", request.headers["user-agent"]) !== "visit")
    throw notAllowed("A machine opens no demo by a link.");
  const own = link.returns ? await findOwnDemo(deps, request, link.id) : undefined;
  if (own !== undefined) return { own };
  const isTeam = await isOfTeam(deps, request);
  if (!isTeam) await mustLetIn(deps, link, brought);
  try {
    return { opened: await openBy(deps, request, reply, link, isTeam) };
  } catch (error) {
    if (sqlState(error) !== LINK_IS_SHUT) throw error;
    throw linkWorksNoMore(stateOf(await selectLinkByCode(deps.main, brought.code)));
  }
}

async function openBy(deps: LinkDeps, request: FastifyRequest, reply: FastifyReply, link: Link, isTeam: boolean) {
  const or = <It>(it: It | null): It | undefined => it ?? undefined;
  const template = link.template ? await findTemplate(deps.main, link.template.id) : undefined;
  return answerOpened(deps, request, reply, {
    scenarioName: template?.scenarioName ?? link.scenario_name,
    body: {
      locale: link.locale,
      business_name: or(link.business_name),
      duration_hours: or(link.duration_hours),
      utm_source: or(link.utm_source),
      utm_medium: or(link.utm_medium),
      utm_campaign: or(link.utm_campaign),
    },
    link: {
      id: link.id,
      ownerId: or(link.owner_id),
      isInternal: isTeam,
      isPersonal: !isForMany(link),
      pinnedAt: or(link.pinned_at),
      template,
      mustBeOpen: () => {
        const state = stateOf(link);
        if (state !== "open" && !isTeam) throw linkWorksNoMore(state);
      },
    },
  });
}

/** The newest that lives, or can be gone on with: its page says how. */
export async function findOwnDemo(
  { main }: LinkDeps,
  request: FastifyRequest,
  linkId: string,
): Promise<string | undefined> {
  const tokens = [...demosOfBrowser(request).values()].map(hashOf);
  if (tokens.length === 0) return undefined;
  const { rows } = await sql<{ id: string }>`
    select id from demo_sessions where link_id = ${linkId} and session_token = any (${tokens}::text[])
       and ((status in ('active', 'extended') and expires_at > clock_timestamp()) or held_until > clock_timestamp()) order by created_at desc limit 1`.execute(
    main,
  );
  return rows[0]?.id;
}

/** Whoever is signed in on the sales side, in the same browser. */
export const isOfTeam = async ({ main }: LinkDeps, request: FastifyRequest): Promise<boolean> => {
  const token = request.cookies[STAFF_COOKIE];
  return token !== undefined && (await findStaff(main, token)) !== undefined;
};

/** @throws Refusal `link_works_no_more`, `wrong_passcode`, `invalid_input` */
async function mustLetIn(deps: LinkDeps, link: Link, { passcode, email }: Brought): Promise<void> {
  // Whether it is open is asked of what is new: who pressed before is answered again.
  if (stateOf(link) === "locked") throw linkWorksNoMore("locked");
  if (link.passcode_hash !== null) await mustKnowPasscode(deps, link, passcode);
  const domain = email?.split("@").at(-1)?.toLowerCase() ?? "";
  if (link.allowed_domains.length > 0 && !link.allowed_domains.includes(domain))
    throw invalidInput("This link is for people of one house; say your address there.", [
      { pointer: "/email", detail: email === undefined ? "is needed" : "is of another domain" },
    ]);
}

/** A try is taken before it is looked at, so that many at once are not more than are allowed. */
async function mustKnowPasscode(
  { main }: LinkDeps,
  { id, passcode_hash }: Link,
  passcode: string | undefined,
): Promise<void> {
  if (passcode === undefined) throw wrongPasscode(undefined);
  const { rows } = await sql<{ left: number }>`
    update demo_links set wrong_at = clock_timestamp(),
           wrong_passcodes = 1 + case when wrong_at < clock_timestamp() - make_interval(mins => ${LOCKED_MINUTES}) then 0 else wrong_passcodes end
     where id = ${id} and (wrong_passcodes < ${TRIES} or wrong_at < clock_timestamp() - make_interval(mins => ${LOCKED_MINUTES}))
    returning ${TRIES} - wrong_passcodes as left`.execute(main);
  if (!rows[0]) throw linkWorksNoMore("locked");
  if (!(await isPassword(passcode_hash, passcode.trim()))) throw wrongPasscode(rows[0].left);
  await sql`update demo_links set wrong_passcodes = 0 where id = ${id}`.execute(main);
}
