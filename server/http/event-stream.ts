import type { FastifyReply } from "fastify";

const HEARTBEAT_MS = 10_000;

/** An answer that goes on: events, one after the other (Server-Sent Events, WHATWG HTML 9.2). */
export interface EventStream {
  /** @param id by which whoever comes again says how far they were */
  send(event: string, data: unknown, id?: string): void;
  end(): void;
}

export function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack();
  const { raw } = reply;
  // What the hooks have set so far would be lost with the reply.
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.flushHeaders();
  const heartbeat = setInterval(() => raw.write(": still here\n\n"), HEARTBEAT_MS);
  return {
    send(event, data, id) {
      const named = id === undefined ? "" : `id: ${id}\n`;
      if (!raw.writableEnded) raw.write(`${named}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end() {
      clearInterval(heartbeat);
      raw.end();
    },
  };
}
