import { sql } from "kysely";
import * as oidc from "openid-client";
import { conflict, oidcRefused } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import { selectAccount } from "./accounts.ts";
import type { StaffDeps } from "./deps.ts";
import { openStaffSession } from "./sessions.ts";
import type { SignedIn } from "./sign-in.ts";

/** What is remembered of a sign-in that went to the provider, until it comes back. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The provider's own description of itself, asked for once; a failure is asked for again. */
let discovered: { readonly issuer: string; readonly configuration: Promise<oidc.Configuration> } | undefined;

function discover({ config }: Pick<StaffDeps, "config">): Promise<oidc.Configuration> {
  const { oidc: wanted } = config;
  if (!wanted) throw conflict("No provider is configured (OIDC_ISSUER).");
  if (discovered?.issuer === wanted.issuer) return discovered.configuration;
  const issuer = new URL(wanted.issuer);
  // Only a provider on this very machine may do without TLS.
  const isLocal = issuer.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname);
  const configuration = oidc.discovery(issuer, wanted.clientId, wanted.clientSecret, undefined, {
    ...(isLocal && { execute: [oidc.allowInsecureRequests] }),
  });
  discovered = { issuer: wanted.issuer, configuration };
  configuration.catch(() => {
    discovered = undefined;
  });
  return configuration;
}

/** Where somebody signs in, and what to remember until they come back (authorization code with PKCE). */
export async function beginOidc(
  deps: StaffDeps,
  redirectUri: string,
): Promise<{ readonly url: string; readonly pending: Pending }> {
  const configuration = await discover(deps);
  const pending = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: "openid email",
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, pending };
}

/**
 * Lets in whom the provider names, if they have an account here: by the provider's own name for them, the first time by an address that it
 * says is verified. Nobody gets an account by signing in there.
 *
 * @param url at which they came back
 * @throws Refusal `oidc_refused`
 */
export async function endOidc(
  deps: StaffDeps,
  { url, pending, device }: { readonly url: URL; readonly pending: Pending; readonly device: string | undefined },
): Promise<SignedIn> {
  const configuration = await discover(deps);
  const tokens = await oidc
    .authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    })
    .catch(() => {
      throw oidcRefused("The provider's answer is not one that we asked for; sign in again.");
    });
  const claims = tokens.claims();
  if (!claims) throw oidcRefused("The provider says nobody.");
  return deps.main.transaction().execute(async (db) => {
    const id = await findAccount(db, claims);
    const token = await openStaffSession(db, id, device);
    await recordAudit(db, { action: "signed_in", actor: `staff:${id}`, details: { by: "oidc" } });
    return { account: await selectAccount(db, id), token };
  });
}

async function findAccount(db: Db, claims: oidc.IDToken): Promise<string> {
  const { iss, sub } = claims;
  const { rows: known } = await sql<{ id: string; is_active: boolean }>`
    select id, is_active from staff_accounts where oidc_issuer = ${iss} and oidc_subject = ${sub}`.execute(db);
  if (known[0]?.is_active) return known[0].id;
  const { email, email_verified } = claims as { email?: unknown; email_verified?: unknown };
  if (known[0] || typeof email !== "string" || email_verified !== true)
    throw oidcRefused("Nobody here has this account; ask an operator to add you with this address.");
  const { rows } = await sql<{ id: string }>`
    update staff_accounts set oidc_issuer = ${iss}, oidc_subject = ${sub}
     where lower(email) = lower(${email}) and is_active and oidc_subject is null returning id`.execute(db);
  if (!rows[0]) throw oidcRefused("Nobody here has this account; ask an operator to add you with this address.");
  return rows[0].id;
}
