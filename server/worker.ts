import { decideExperiments } from "./analytics/experiments.ts";
import { rollUpMetrics } from "./analytics/roll-up.ts";
import { within } from "./deadline.ts";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import { keepToAreas } from "./events/count-activity.ts";
import { startRelay } from "./events/relay.ts";
import type { QueueName } from "./jobs/queues.ts";
import { forgetOldLeads, forgetPeopleOfLinks } from "./leads/erase.ts";
import { destroySealed } from "./leads/seal.ts";
import { forgetConsumed, listenForSignUps } from "./leads/sign-ups.ts";
import { forgetVisitors } from "./links/visits.ts";
import { cleanDatasets, prepareDatasets } from "./scenario/datasets-ahead.ts";
import { expireOverdue } from "./session/end.ts";
import { forgetOld, turnMonths } from "./session/forget-old.ts";
import { reconcile } from "./session/reconcile.ts";
import { teardown } from "./session/teardown.ts";
import { forgetOldStaffSessions } from "./staff/sessions.ts";
import { forgetDeliveries, startDelivering } from "./webhooks/deliver.ts";
import { forgetOldClaims } from "./work/claims.ts";

/** Of the few seconds that a process has to stop. */
const STOP_MS = 1_500;

type Handler = (deps: Deps, data: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The jobs' table of contents: what each queue's job does. */
const HANDLERS: Record<QueueName, Handler> = {
  "expire-overdue": expireOverdue,
  teardown: (deps, data) => teardown(deps, String(data["sessionId"])),
  reconcile,
  "prepare-datasets": prepareDatasets,
  "forget-old": async (deps) => {
    await forgetOld(deps);
    await forgetOldStaffSessions(deps.main);
    await deps.main.transaction().execute((db) => forgetOldLeads(db, deps.config));
    await destroySealed(deps.main);
    await forgetOldClaims(deps.main);
    await forgetVisitors(deps);
    await forgetConsumed(deps.main);
    await forgetDeliveries(deps);
    await turnMonths(deps);
    await forgetPeopleOfLinks(deps.main, deps.config.retention.leadMonths);
  },
  "roll-up-metrics": async (deps) => {
    await keepToAreas(deps);
    await decideExperiments(deps);
    return rollUpMetrics(deps);
  },
  "clean-datasets": cleanDatasets,
};

interface Clock {
  readonly job: QueueName;
  readonly everySeconds: number;
}

/**
 * What runs without being asked. An expiry waits 20 s at most, and what a crash left 45: a lease and this clock's period. The
 * cleaner's interval is the longest anything waits.
 */
const clocks = ({ config }: Deps): readonly Clock[] => [
  { job: "expire-overdue", everySeconds: 20 },
  { job: "reconcile", everySeconds: 15 },
  { job: "prepare-datasets", everySeconds: 600 },
  { job: "forget-old", everySeconds: config.cleanupIntervalMinutes * 60 },
  { job: "roll-up-metrics", everySeconds: 3_600 },
  { job: "clean-datasets", everySeconds: config.cleanupIntervalMinutes * 60 },
];

/**
 * Starts working on every queue. However many replicas run, a clock's job exists once per period.
 *
 * @returns stops the clocks, and the relay of announced events after what is on its way; the jobs themselves end with `deps.jobs`
 */
export async function startWorker(deps: Deps): Promise<() => Promise<void>> {
  for (const [name, handle] of Object.entries(HANDLERS)) await work(deps, name as QueueName, handle);
  // At once and here: the period's job may have been taken by a process that died with it.
  prepareDatasets(deps).catch((error: unknown) =>
    deps.log[error instanceof Refusal ? "info" : "error"](error, "cannot prepare the datasets"),
  );
  const timers = clocks(deps).map(({ job, everySeconds }) => {
    const send = () =>
      deps.jobs
        .send(job, {}, { singletonKey: job, singletonSeconds: everySeconds })
        .catch((error: unknown) => deps.log.warn(error, `cannot send ${job}`));
    void send();
    return setInterval(send, everySeconds * 1_000);
  });
  const stopRelay = startRelay(deps);
  const stopDelivering = startDelivering(deps);
  const { connection } = deps.bus;
  const stopListening = connection && listenForSignUps(deps, connection);
  return async () => {
    for (const it of timers) clearInterval(it);
    // A broker that hangs keeps nobody from stopping: what is not confirmed is announced again.
    const stopped = Promise.allSettled([stopRelay(), stopDelivering(), stopListening?.()]);
    await within(STOP_MS, stopped, () => deps.log.warn("what is on its way to others is cut off"));
  };
}

/** Each job of a batch succeeds or fails by itself. */
async function work(deps: Deps, name: QueueName, handle: Handler): Promise<void> {
  const options = { batchSize: 10, burstWhenBatchFull: true, perJobResults: true } as const;
  await deps.jobs.work<Record<string, unknown>>(name, options, (jobs) =>
    Promise.all(
      jobs.map(async ({ id, data }) => {
        try {
          await handle(deps, data ?? {});
          return { id, status: "completed" as const };
        } catch (error) {
          const level = error instanceof Refusal ? "info" : "error";
          deps.log[level]({ err: error, job: name, jobId: id }, "a job failed; it is tried again");
          return { id, status: "failed" as const, output: { message: (error as Error).message } };
        }
      }),
    ),
  );
}
