import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import { sql } from "kysely";
import type { SessionDeps } from "./deps.ts";

/** What a demo took of this process since it was last written down. */
interface Cost {
  readonly answers: number;
  readonly ms: number;
  readonly bytes: number;
}

const FLUSH_MS = 5_000;
const NOTHING: Cost = { answers: 0, ms: 0, bytes: 0 };

const plus = (one: Cost, other: Cost): Cost => ({
  answers: one.answers + other.answers,
  ms: one.ms + other.ms,
  bytes: one.bytes + other.bytes,
});

/**
 * Adds up what each demo's answers take: how many, how long from request to answer, and how large. Written every few seconds and at the end, so a process
 * that is killed loses that much. A stream, which waits most of its life, is no answer.
 */
export const countCosts = (deps: Pick<SessionDeps, "main" | "log">) =>
  fp(async (app: FastifyInstance) => {
    const since = new Map<string, Cost>();
    const add = (sessionId: string, cost: Cost) => since.set(sessionId, plus(since.get(sessionId) ?? NOTHING, cost));
    app.addHook("onResponse", async ({ caller }, reply) => {
      if (caller?.kind !== "prospect" || String(reply.raw.getHeader("content-type")).startsWith("text/event-stream"))
        return;
      const bytes = Number(reply.raw.getHeader("content-length") ?? 0);
      add(caller.sessionId, { answers: 1, ms: reply.elapsedTime, bytes });
    });
    const flush = async () => {
      const costs = [...since];
      since.clear();
      await writeCosts(deps, costs).catch((error: unknown) => {
        for (const [sessionId, cost] of costs) add(sessionId, cost);
        deps.log.warn(error, "what demos cost waits to be written down");
      });
    };
    const timer = setInterval(() => void flush(), FLUSH_MS).unref();
    app.addHook("onClose", async () => {
      clearInterval(timer);
      await flush();
    });
  });

/** In the order of their ids, so that two replicas never wait for each other. */
async function writeCosts({ main }: Pick<SessionDeps, "main">, costs: ReadonlyArray<[string, Cost]>): Promise<void> {
  if (costs.length === 0) return;
  const rows = costs.map(([session_id, cost]) => ({ session_id, ...cost }));
  await sql`
    insert into demo_costs as c (session_id, answers, answering_ms, answered_bytes)
      select it.session_id, it.answers, it.ms, it.bytes
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) it(session_id uuid, answers int, ms float8, bytes bigint)
        join demo_sessions s on s.id = it.session_id order by 1
    on conflict (session_id) do update set answers = c.answers + excluded.answers, answering_ms = c.answering_ms + excluded.answering_ms,
      answered_bytes = c.answered_bytes + excluded.answered_bytes`.execute(main);
}
