import { randomUUID } from "node:crypto";
import type { Configuration, DatasetOrder, Role } from "../../domain.ts";
import { keyInFlight, notReady, tooLong } from "../../errors.ts";
import type { Dataset } from "../../provision/dataset-memory.ts";
import { ensureDataset, orderFor } from "../../provision/datasets.ts";
import type { Step } from "../../provision/generator-process.ts";
import { findDatasetOf, type NewTenant, type OpenedAccount, openTenant } from "../../provision/tenant.ts";
import { type Assignment, assign, type Person, type RunningExperiment } from "../../scenario/experiments.ts";
import { recipeOf, type Scenario, selectActiveScenario, selectScenario } from "../../scenario/queries.ts";
import { hashOf } from "../../secrets.ts";
import { selectMembers } from "../../tenant/members.ts";
import { sqlState } from "../../tenant/with-tenant.ts";
import { accountPassword, sessionToken } from "../../tokens.ts";
import { admitSession, KEY_IS_TAKEN, type NewSessionRow } from "../admission.ts";
import type { SessionDeps } from "../deps.ts";
import { endOne, expireOverdue } from "../end.ts";
import { findAnswer, type IdempotencyKey, keepAnswer } from "../idempotency.ts";
import { activateSession, selectSession } from "../queries.ts";
import { hasEnded, type Origin, type Session } from "../session.ts";
import { copyPrepared, type Template } from "../templates.ts";
import { fullness, isFull, limitsOf, mustHaveRoom } from "./room.ts";

export interface NewSession extends Origin {
  readonly scenarioName: string | undefined;
  readonly durationHours: number | undefined;
  readonly locale: string | undefined;
  /** A prospect's own, over the scenario's. */
  readonly configuration?: Configuration | undefined;
  /** Whoever has a dataset of their own made waits for their turn. */
  readonly making?: Making | undefined;
  /** The moment whose data it shows, instead of now. */
  readonly pinnedAt?: Date | undefined;
  /** What somebody prepared, of which it is a copy. */
  readonly template?: Template | undefined;
  readonly actor: string;
  readonly key: IdempotencyKey | undefined;
  /** Hashes of the tokens of the demos that the browser has already. */
  readonly browserTokens: readonly string[];
  /** For whom the same is opened again while two scenarios are tried side by side. */
  readonly person: Person;
}

export interface Making {
  readonly addressHash: string | undefined;
  readonly watch?: (step: Progress) => void;
  /** Whoever asked has left: no demo is opened that nobody would enter. */
  readonly left?: AbortSignal;
}

export type Progress = Step | { readonly step: "waiting"; readonly before: number };

/** A session just opened, with the secrets that are shown once. */
export interface OpenedSession extends Session {
  readonly token: string;
  readonly accounts: ReadonlyArray<Omit<OpenedAccount, "password"> & { readonly password: string | null }>;
}

/** Whoever creates a session has this long to finish; then the reconciler does. */
export const LEASE_SECONDS = 30;
const DATASET_IS_GONE = "DS503";

/**
 * Opens a demo session and gives it a tenant.
 *
 * The slot is taken and the session announced in one transaction. The tenant lives in the other database and cannot join it,
 * so the session starts `provisioning` and turns `active` once the tenant stands; `reconcile` undoes what a crash
 * leaves.
 *
 * @throws Refusal `unknown_scenario`, `too_long`, `demos_full`, `not_ready`
 */
export async function createSession(deps: SessionDeps, request: NewSession): Promise<OpenedSession> {
  const locale = request.locale ?? "es";
  const { now, occupied, ...asked } = await selectActiveScenario(deps, request.scenarioName, locale);
  const assigned = await assignedTo(deps, asked, request);
  const scenario =
    assigned && assigned.scenarioName !== asked.scenario.name
      ? await selectScenario(deps, assigned.scenarioName, locale)
      : asked.scenario;
  const hours = request.durationHours ?? deps.config.defaultDurationHours;
  const longest = deps.config.maxDurationHours;
  if (hours > longest) throw tooLong(longest, new Date(now.getTime() + longest * 3_600_000));
  const done = deps.provisionSeconds.startTimer({ scenario: scenario.name });
  const { order, id, opening } = orderFor(
    deps,
    recipeOf(scenario, request.configuration),
    request.pinnedAt ?? now,
    locale,
  );
  const { template } = request;
  // What is not there any more, though it is noted, is a plain demo: nobody is turned away for it.
  const wanted = (template && (await findStanding(deps, template))) ?? { order, id };
  // Nobody waits for data that could not be opened then.
  if (request.configuration) await mustHaveRoom(deps, request);
  if ("order" in wanted) await ensureInTurn(deps, wanted, request);
  if (occupied >= deps.config.maxConcurrentDemos) await expireOverdue(deps);
  const session = await reserve(deps, scenario, hours, { ...request, experimentId: assigned?.experimentId });
  const tenant = {
    id: session.tenantId,
    name: request.businessName ?? scenario.businessName ?? scenario.displayName,
    locale: session.locale,
    clockAt: "copyOf" in wanted && template ? template.clockAt : opening.clockAt,
  };
  const opened = await provision(deps, session, wanted, tenant, request.key);
  done();
  return opened;
}

/** Nobody is given another scenario than the one that somebody chose for them, or set up themselves. */
async function assignedTo(
  { main, serviceSecret }: SessionDeps,
  { scenario, experiment }: { scenario: Scenario; experiment: RunningExperiment | undefined },
  { isInternal, template, pinnedAt, configuration, person }: NewSession,
): Promise<Assignment | undefined> {
  if (!experiment || isInternal || template || pinnedAt || configuration) return undefined;
  return assign(main, serviceSecret, scenario.name, experiment, person);
}

/** What everybody opens is there already; what one configures is made when it is their turn. */
async function ensureInTurn(
  deps: SessionDeps,
  wanted: { id: string; order: DatasetOrder },
  { configuration, making }: NewSession,
): Promise<void> {
  if (!configuration) return void (await ensureDataset(deps, wanted));
  const wait = (before: number) => making?.watch?.({ step: "waiting", before });
  await deps.making.run(making?.addressHash, wait, async () => {
    making?.left?.throwIfAborted();
    await ensureDataset(deps, wanted, making?.watch);
  });
  making?.left?.throwIfAborted();
}

/** A creation that was asked for before under this key, with the very secrets it was answered with. */
export async function findOpened(deps: SessionDeps, key: IdempotencyKey): Promise<OpenedSession | undefined> {
  const found = await findAnswer(deps.main, key);
  if (!found) return undefined;
  const session = await selectSession(deps.main, (found.answer as KeptSession).id);
  if (session.status === "provisioning") throw keyInFlight();
  // In the order in which they were shown the first time; none once the demo has ended.
  const roles = (found.answer as Partial<KeptSession>).roles ?? [];
  const members = hasEnded(session.status) ? [] : await selectMembers(deps.demo, session.tenantId);
  return {
    ...session,
    token: sessionToken(deps.serviceSecret, session.id),
    accounts: members
      .toSorted((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role))
      .map(({ generation, ...account }) => ({
        ...account,
        // A password that was made anew was shown when it was made.
        password: generation === 1 ? accountPassword(deps.serviceSecret, session.tenantId, account.role, 1) : null,
      })),
  };
}

/** What is kept of an opened session for a replay: which one it was. What it is then is looked up. */
interface KeptSession {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** A dataset that is to be there, or the one that a template stands on. */
type Wanted = { readonly id: string; readonly order: DatasetOrder } | (Dataset & { readonly copyOf: string });

async function findStanding(deps: SessionDeps, { id, tenantId }: Template): Promise<Wanted | undefined> {
  const dataset = await findDatasetOf(deps.demo, tenantId);
  if (!dataset) deps.log.error({ template_id: id }, "a prepared demo's tenant is gone; a plain demo is opened");
  return dataset && { ...dataset, copyOf: tenantId };
}

async function provision(
  deps: SessionDeps,
  session: Session,
  wanted: Wanted,
  tenant: NewTenant,
  key: IdempotencyKey | undefined,
): Promise<OpenedSession> {
  try {
    const accounts = await openOn(deps, wanted, tenant);
    const active: Session = { ...session, status: "active" };
    if (key) {
      const kept: KeptSession = { id: session.id, roles: accounts.map((it) => it.role) };
      await keepAnswer(deps.main, key, kept);
    }
    if (!(await activateSession(deps.main, session.id))) throw notReady("The demo");
    return { ...active, token: sessionToken(deps.serviceSecret, session.id), accounts };
  } catch (error) {
    // Frees the slot at once; should the main database be gone too, the lease does it later.
    await endOne(deps, session.id, ["provisioning"], "failed", "provisioning failed", "service").catch(() => undefined);
    throw error;
  }
}

/** A dataset that this process knew may have been unloaded: then it is made again, once. */
async function openOn(deps: SessionDeps, wanted: Wanted, tenant: NewTenant): Promise<OpenedAccount[]> {
  if ("copyOf" in wanted) {
    const accounts = await openTenant(deps, wanted, tenant);
    await copyPrepared(deps.demo, wanted.copyOf, tenant.id);
    return accounts;
  }
  try {
    return await openTenant(deps, await ensureDataset(deps, wanted), tenant);
  } catch (error) {
    if (sqlState(error) !== DATASET_IS_GONE) throw error;
    deps.datasets.known.delete(wanted.id);
    return openTenant(deps, await ensureDataset(deps, wanted), tenant);
  }
}

/** Writes the session as `provisioning` and takes its slot. @throws Refusal `demos_full`, `too_many_demos_from_here`, `idempotency_key_in_flight` */
async function reserve(
  deps: SessionDeps,
  scenario: Scenario,
  hours: number,
  request: NewSession & { readonly experimentId: string | undefined },
): Promise<Session> {
  const id = randomUUID();
  const row: NewSessionRow = {
    ...request,
    id,
    tokenHash: hashOf(sessionToken(deps.serviceSecret, id)),
    tenantId: randomUUID(),
    scenarioName: scenario.name,
    // What was prepared stands on the data that there were then.
    scenarioVersion: request.template ? undefined : scenario.version,
    hours,
    leaseSeconds: LEASE_SECONDS,
    locale: request.locale ?? "es",
    templateId: request.template?.id,
  };
  try {
    return await admitSession(deps.main, row, limitsOf(deps));
  } catch (error) {
    const why = sqlState(error);
    throw why === KEY_IS_TAKEN ? keyInFlight() : why && isFull(why) ? await fullness(deps, why, request) : error;
  }
}
