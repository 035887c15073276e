import { setTimeout as pause } from "node:timers/promises";
import { type Client, expectStatus } from "./client.ts";
import { type Line, median, ms, times } from "./figures.ts";

const ROUNDS = 20;
const A_ROUND = 10;
const CLIENTS = 16;
const RUSH_MS = 5_000;

/** Each demo is opened from another place, as in life: 16 million of them. */
export const create = (client: Client) => {
  const from = `10.${[0, 1, 2].map(() => Math.floor(Math.random() * 256)).join(".")}`;
  return expectStatus(201, client.call("POST", "/api/v1/demo-sessions", { from }));
};
const floor = (client: Client) => expectStatus(201, client.call("POST", "/floor"));
const copy = (client: Client) => expectStatus(201, client.call("POST", "/copied"));

/** Opening a demo against one durable insert, and against the specification's way; one at a time, taking turns, then with 16 clients. */
export async function measureCreating(service: Client, baseline: Client): Promise<Line[]> {
  for (let n = 0; n < 50; n += 1) await Promise.all([create(service), floor(baseline)]);
  const seen = { created: [] as number[], floor: [] as number[], copied: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let n = 0; n < A_ROUND; n += 1) seen.floor.push((await floor(baseline)).ms);
    for (let n = 0; n < A_ROUND; n += 1) seen.created.push((await create(service)).ms);
    seen.copied.push((await copy(baseline)).ms);
  }
  const [created, least, copied] = [median(seen.created), median(seen.floor), median(seen.copied)];
  const rates = { created: [] as number[], floor: [] as number[] };
  for (let round = 0; round < 2; round += 1) {
    rates.floor.push(await rush(() => floor(baseline)));
    rates.created.push(await rush(() => create(service)));
  }
  const [perSecond, floorPerSecond] = [median(rates.created), median(rates.floor)];
  return [
    {
      what: `opening a demo, one at a time, p50 of ${seen.created.length}`,
      seen: ms(created),
      baseline: `${ms(least)}: one durable insert`,
      ratio: times(created / least),
      aim: "<= 4.5 x",
    },
    {
      what: `the specification's way (its sales rows, 1,000 at a time), p50 of ${seen.copied.length}`,
      seen: ms(copied),
      baseline: `${ms(created)}: ours`,
      ratio: times(copied / created),
      aim: ">= 15 x",
    },
    {
      what: `demos opened a second, ${CLIENTS} clients, ${RUSH_MS / 1_000} s`,
      seen: perSecond.toFixed(0),
      baseline: `${floorPerSecond.toFixed(0)} durable inserts`,
      ratio: times(floorPerSecond / perSecond),
      aim: ">= 200",
    },
  ];
}

async function rush(one: () => Promise<unknown>): Promise<number> {
  let done = 0;
  let over = false;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!over) {
      await one();
      done += 1;
    }
  });
  const startedAt = performance.now();
  await pause(RUSH_MS);
  over = true;
  await Promise.all(clients);
  return (done * 1_000) / (performance.now() - startedAt);
}
