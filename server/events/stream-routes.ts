import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import type { Logger } from "pino";
import { eventStreamApi } from "../../contract/event-stream.ts";
import { mustBe } from "../http/caller.ts";
import { openEventStream } from "../http/event-stream.ts";
import { serve } from "../serve.ts";
import type { Db } from "../sql/main-db.ts";
import type { EventsDeps } from "./deps.ts";

const LOOK_MS = 1_000;
/** Then it is asked for again, and whoever asks is known again or not. */
const LONGEST_MS = 5 * 60_000;
/** What began so long ago may still be committed: longer than any transaction of ours takes. */
const WINDOW_SECONDS = 60;
const MOST = 500;

/** What is announced, told to whoever listens over HTTP. */
export const eventStreamRoutes =
  (deps: Pick<EventsDeps, "main"> & { readonly log: Logger }): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, eventStreamApi, "GET /events/stream", async (request, reply) => {
      // A key's scope has been looked at.
      if (request.caller.kind !== "service") mustBe(request.caller, "operator");
      const last = request.headers["last-event-id"];
      if (request.headers.accept?.includes("text/event-stream")) return tell(deps.main, request, reply, last);
      const { since, known } = await begin(deps.main, last);
      const items = await selectSince(deps.main, since, new Set(known.keys()));
      return {
        items: items.map(({ id, routing_key, payload }) => ({
          id,
          routing_key,
          payload: payload as Record<string, unknown>,
        })),
      };
    });
  };

interface Announced {
  readonly id: string;
  readonly routing_key: string;
  readonly payload: unknown;
  readonly at: string;
}

/** In the order in which they were announced, from a minute before where one is: what was announced then may have been committed since. */
async function selectSince(db: Db, since: string, known: ReadonlySet<string>): Promise<Announced[]> {
  const { rows } = await sql<Announced>`
    select id, routing_key, payload, created_at::text as at from outbox o
     where created_at > ${since}::timestamptz - make_interval(secs => ${WINDOW_SECONDS}) and not id = any (${[...known]}::uuid[])
       and not exists (select from demo_sessions s where s.id = o.session_id and s.status = 'provisioning')
     order by created_at, id limit ${MOST}`.execute(db);
  return rows;
}

/**
 * Where somebody begins: at the last that they have, else now. Of the minute before the last nothing is passed by: what was announced then may have come to be
 * seen since, and what they have already comes under the same id.
 */
async function begin(db: Db, last: string | undefined): Promise<{ since: string; known: Map<string, string> }> {
  const { rows } = await sql<{ at: string; is_known: boolean }>`
    select coalesce(o.created_at, clock_timestamp())::text as at, o.id is not null as is_known
      from (select ${last ?? null}::uuid as id) asked left join outbox o using (id)`.execute(db);
  const { at: since = "now", is_known: isKnown = false } = rows[0] ?? {};
  if (isKnown && last !== undefined) return { since, known: new Map([[last, since]]) };
  const { rows: before } = await sql<{ id: string; at: string }>`
    select id, created_at::text as at from outbox
     where created_at > ${since}::timestamptz - make_interval(secs => ${WINDOW_SECONDS}) and created_at <= ${since}::timestamptz`.execute(
    db,
  );
  return { since, known: new Map(before.map((it) => [it.id, it.at])) };
}

async function tell(db: Db, request: FastifyRequest, reply: FastifyReply, last: string | undefined): Promise<never> {
  let { since, known } = await begin(db, last);
  const events = openEventStream(reply);
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  reply.raw.once("close", () => {
    isOver = true;
    clearTimeout(timer);
    events.end();
  });
  const until = performance.now() + LONGEST_MS;
  const look = async () => {
    const found = await selectSince(db, since, new Set(known.keys()));
    for (const it of found) {
      events.send(it.routing_key, it.payload, it.id);
      known.set(it.id, it.at);
      since = it.at > since ? it.at : since;
    }
    const oldest = Date.parse(since) - 2 * WINDOW_SECONDS * 1_000;
    known = new Map([...known].filter(([, at]) => Date.parse(at) > oldest));
    return found.length;
  };
  const goOn = async () => {
    const n = await look().catch((error: unknown) => {
      request.log.warn({ err: error }, "what is announced cannot be read");
      return 0;
    });
    if (isOver) return;
    if (performance.now() > until) events.end();
    else timer = setTimeout(() => void goOn(), n === MOST ? 0 : LOOK_MS);
  };
  await goOn();
  return undefined as never;
}
