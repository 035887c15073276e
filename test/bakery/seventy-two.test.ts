import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, type TestService } from "../app-under-test.ts";
import { event, leadsOf } from "../leads.ts";
import { there } from "../there.ts";
import { bakeryOnTuesday } from "./ordinary-day.ts";

/* The receipt of somebody who looked at a bakery on two days. */

let service: TestService;
beforeAll(async () => {
  service = await aService({}, bakeryOnTuesday);
});
afterAll(() => service.close());

const { open, leave, find, happen } = leadsOf(() => service);

test("two days of looking, six changes and a number left are 72, and whoever adds the lines up gets it", async () => {
  const demo = await open();
  const stayed = (feature: string, visible_seconds: number) => event("feature_used", { feature, visible_seconds });
  const acted = (action: string) => event("action_performed", { action });
  await happen(demo, [
    ...[stayed("sales", 300), stayed("forecasting", 200), stayed("production", 60), stayed("suppliers", 40)],
    ...["send_order", "ring_up", "override_forecast", "confirm_batch", "guide_step"].map(acted),
  ]);
  await service.superuser.query(
    "update demo_session_events set occurred_at = occurred_at - interval '1 day' where session_id = $1",
    [demo.id],
  );
  await happen(demo, [stayed("inventory", 180), acted("count_stock"), acted("edit_product")]);
  await leave(demo, { email: "rosa@72.test", phone: "+34600111472", consents: ["email", "call", "steps"] });
  const { engagement } = there(await find("rosa@72.test"));
  expect(engagement?.lines.map(({ kind, points }) => [kind, points])).toEqual([
    ["time", 13],
    ["areas", 15],
    ["acts", 18],
    ["return", 6],
    ["contact", 20],
  ]);
  expect(engagement?.score).toBe(72);
});
