import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

/** Requests in flight get this long to finish. */
const GRACE_MS = 1_500;

/**
 * Lets `close()` end soon without cutting anybody off: idle keep-alive connections are closed again and again while the
 * requests in flight finish, and only what is left after the grace is cut.
 */
export function closeIdleConnections(app: FastifyInstance): void {
  app.addHook("preClose", async () => {
    const deadline = Date.now() + GRACE_MS;
    let open = 1;
    while (open > 0 && Date.now() < deadline) {
      app.server.closeIdleConnections();
      open = await new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count ?? 0)));
      if (open > 0) await delay(20);
    }
    app.server.closeAllConnections();
  });
}
