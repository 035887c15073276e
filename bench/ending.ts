import { eraseTenant } from "../server/provision/tenant.ts";
import { type Client, expectStatus } from "./client.ts";
import { create } from "./creating.ts";
import { openDemo } from "./demo-database.ts";
import { type Line, median, ms } from "./figures.ts";
import type { Service } from "./start-service.ts";

const ROUNDS = 40;
const LINES = 48;

interface Opened {
  readonly id: string;
  readonly session_token: string;
  readonly demo_tenant_id: string;
}

/** Starting again, and going for good, with 50 changes: two sales of 24 lines. */
export async function measureEnding(service: Service): Promise<Line[]> {
  const demo = openDemo(await service.databaseUrl("demo_data"));
  const seen = { reset: [] as number[], erase: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, session_token: token } = await aBusyDemo(service.client);
    seen.reset.push(
      (await expectStatus(200, service.client.call("POST", `/api/v1/demo-sessions/${id}/reset`, { token }))).ms,
    );
    const { demo_tenant_id } = await aBusyDemo(service.client);
    const startedAt = performance.now();
    await eraseTenant(demo, demo_tenant_id);
    seen.erase.push(performance.now() - startedAt);
  }
  await demo.destroy();
  const line = (what: string, values: number[]): Line => ({
    what: `${what} with 50 changes, p50 of ${ROUNDS}`,
    seen: ms(median(values)),
    aim: "<= 15 ms",
  });
  return [line("resetting a demo (HTTP)", seen.reset), line("erasing a tenant (SQL)", seen.erase)];
}

async function aBusyDemo(client: Client): Promise<Opened> {
  const opened = JSON.parse((await create(client)).text) as Opened;
  const token = opened.session_token;
  const stock = await expectStatus(200, client.call("GET", "/api/v1/workspace/inventory/stock", { token }));
  const { items } = JSON.parse(stock.text) as { items: Array<{ id: string; kind: string; on_hand: number }> };
  // Whatever the hour: some things are sold out, and each may be sold more than once.
  const there = items.filter((it) => it.kind === "finished_good").map((it) => ({ ...it, left: it.on_hand }));
  for (let sold = 0; sold < LINES; ) {
    const lines = there.filter((it) => it.left > 0).slice(0, LINES - sold);
    if (lines.length === 0) throw new Error("everything is sold out: start again in opening hours");
    for (const it of lines) it.left -= 1;
    const body = { lines: lines.map((it) => ({ product_id: it.id, quantity: 1 })) };
    await expectStatus(201, client.call("POST", "/api/v1/workspace/sales", { token, body }));
    sold += lines.length;
  }
  return opened;
}
