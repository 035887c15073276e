import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { type AsyncMessage, type Connection, ConsumerStatus } from "rabbitmq-client";
import { CONSUMED, EXCHANGES } from "../../contract/events.ts";
import { Refusal } from "../errors.ts";
import type { Db } from "../sql/main-db.ts";
import { convert } from "./convert.ts";
import type { LeadDeps } from "./deps.ts";

const QUEUE = "demo_sessions.tenant_signed_up";
/** What cannot be done, for somebody to look at. */
const DEAD = "demo_sessions.dead_letters";
const PREFETCH = 10;
/** While the database is away. */
const AGAIN_MS = 1_000;

type Log = { warn(details: object, message: string): void };

/** What a message that arrived comes to: done, or done before; to be tried again; or for the dead letters. */
export type Taken = "done" | "again" | "dead";

/**
 * Notes that a demo became a customer, as the platform announced it; the same message again changes nothing.
 *
 * @param body as it arrived
 */
export async function takeSignUp(deps: LeadDeps, body: unknown, log: Log): Promise<Taken> {
  const message = CONSUMED["tenant.signed_up"].safeParse(body);
  if (!message.success) {
    log.warn({ issues: message.error.issues.length }, "a sign-up that cannot be read is a dead letter");
    return "dead";
  }
  const { event_id, tenant_id, demo_session_id, stage } = message.data;
  try {
    if (await wasTaken(deps.main, event_id)) return "done";
    await convert(deps, demo_session_id, { stage, tenantId: tenant_id, actor: "platform" });
    await deps.main
      .insertInto("consumed_events")
      .values({ event_id, routing_key: "tenant.signed_up" })
      .onConflict((it) => it.column("event_id").doNothing())
      .execute();
    return "done";
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_found") {
      log.warn({ event_id }, "a sign-up of a demo that is not known is a dead letter");
      return "dead";
    }
    log.warn({ err: error, event_id }, "a sign-up is tried again");
    return "again";
  }
}

const wasTaken = async (db: Db, eventId: string): Promise<boolean> =>
  (await db.selectFrom("consumed_events").select("event_id").where("event_id", "=", eventId).executeTakeFirst()) !==
  undefined;

/** JSON, also where whoever sent it did not say that it is. */
function read(body: unknown): unknown {
  if (!Buffer.isBuffer(body) && typeof body !== "string") return body;
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

/** Longer than a broker keeps trying to deliver. */
const KEPT_DAYS = 90;

export async function forgetConsumed(db: Db): Promise<void> {
  await sql`delete from consumed_events where consumed_at < clock_timestamp() - make_interval(days => ${KEPT_DAYS})`.execute(
    db,
  );
}

/**
 * Listens for the platform's sign-ups on a durable queue; each is acknowledged once it is done.
 *
 * @returns stops listening, after what is being done
 */
export function listenForSignUps(deps: LeadDeps & { readonly log: Log }, connection: Connection): () => Promise<void> {
  // By ourselves and confirmed: what a classic queue dead-letters can be lost with the broker (RabbitMQ, dead letter exchanges, "safety").
  const deadLetters = connection.createPublisher({
    confirm: true,
    exchanges: [{ exchange: DEAD, type: "fanout", durable: true }],
    queues: [{ queue: DEAD, durable: true }],
    queueBindings: [{ queue: DEAD, exchange: DEAD }],
  });
  const bury = (message: AsyncMessage) =>
    deadLetters.send(
      {
        exchange: DEAD,
        routingKey: message.routingKey,
        durable: true,
        ...(message.messageId && { messageId: message.messageId }),
      },
      message.body as object,
    );
  const isBuried = (message: AsyncMessage): Promise<boolean> =>
    bury(message).then(
      () => true,
      (error: unknown) => {
        deps.log.warn({ err: error }, "a dead letter cannot be kept; it comes again");
        return false;
      },
    );
  const consumer = connection.createConsumer(
    {
      queue: QUEUE,
      queueOptions: { durable: true },
      qos: { prefetchCount: PREFETCH },
      exchanges: [{ exchange: EXCHANGES.consumed, type: "topic", durable: true }],
      queueBindings: [{ exchange: EXCHANGES.consumed, routingKey: "tenant.signed_up" }],
    },
    async (message) => {
      const taken = await takeSignUp(deps, read(message.body), deps.log);
      const isDone = taken === "done" || (taken === "dead" && (await isBuried(message)));
      if (isDone) return ConsumerStatus.ACK;
      await delay(AGAIN_MS);
      return ConsumerStatus.REQUEUE;
    },
  );
  consumer.on("error", (error: Error & { readonly code?: string }) =>
    deps.log.warn({ code: error.code }, "sign-ups cannot be listened for"),
  );
  return async () => {
    await consumer.close();
    await deadLetters.close();
  };
}
