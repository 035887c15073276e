import { z } from "zod";
import { describe } from "../endpoint.ts";
import { IdempotencyHeaders } from "../headers.ts";
import { givenDate, instant } from "../text.ts";
import { BAKERS, DayRange, date, list, MOST_UNITS, Run } from "./shared.ts";

export const PlanItem = z.object({
  id: z.uuid(),
  plan_on: date,
  run: Run,
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  planned_units: z.int(),
  dough_grams: z.number().meta({ description: "All ingredients of the planned units together" }),
  generated_at: instant,
});

export const Batch = z.object({
  id: z.uuid(),
  batch_on: date,
  run: Run,
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  started_at: instant,
  finished_at: instant,
  planned_units: z.int(),
  produced_units: z.int(),
  baker: z.string().nullable().meta({ description: "Null where somebody ticked it off in the demo" }),
});

export const Transfer = z.object({
  id: z.uuid(),
  moved_on: date,
  product_id: z.uuid(),
  product_name: z.string(),
  from_location_id: z.uuid(),
  to_location_id: z.uuid(),
  units: z.int(),
  sent_at: instant,
  received_at: instant,
});

export const QualityCheck = z.object({
  id: z.uuid(),
  checked_at: instant,
  product_id: z.uuid(),
  product_name: z.string(),
  batch_id: z.uuid(),
  grams: z.int(),
  passed: z.boolean(),
});

const SheetQuery = z.object({ day_on: givenDate.optional().meta({ description: "Default: tomorrow" }) });

export const BakeSheet = z.object({
  day_on: date,
  is_open: z.boolean(),
  settles_at: instant.nullable().meta({ description: "When the plan is made, where it is provisional" }),
  is_provisional: z.boolean().meta({
    description:
      "Tomorrow's plan is made when today's shop closes; until then it is the forecast's, less what will keep",
  }),
  lines: z.array(
    z.object({
      run: Run,
      product_id: z.uuid(),
      product_name: z.string(),
      planned_units: z.int(),
      dough_grams: z.int().meta({ description: "All ingredients of the planned units together, water included" }),
    }),
  ),
  runs: z.array(
    z.object({
      run: Run,
      lit_at: instant.meta({ description: "When the oven is lit for it" }),
      water_grams: z.int().meta({ description: "From the tap: it is no ingredient that is bought" }),
      bakers: z.array(z.string()).meta({ description: "Who is on shift then" }),
    }),
  ),
  ingredients: z.array(z.object({ run: Run, ingredient_id: z.uuid(), ingredient_name: z.string(), grams: z.int() })),
});

const TickOff = z
  .strictObject({
    produced_units: z.int().min(0).max(MOST_UNITS).optional().meta({ description: "Default: as planned" }),
  })
  .meta({ example: { produced_units: 24 } });

const TakeBack = z
  .strictObject({ ids: z.array(z.uuid()).min(1).max(100) })
  .meta({ example: { ids: ["00000000-0000-4000-8000-000000000001"] } });

export const productionApi = describe({
  "GET /workspace/production/plans": {
    roles: BAKERS,
    summary: "What is to be baked, by day and run",
    description: "Today and tomorrow where nothing is said; tomorrow's is made in the evening.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(PlanItem) },
  },
  "GET /workspace/production/batches": {
    roles: BAKERS,
    summary: "What was baked",
    description: "Today's finished batches where nothing is said.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(Batch) },
  },
  "POST /workspace/production/plans/:id/tick-off": {
    roles: BAKERS,
    summary: "Tick a planned batch off as baked",
    description:
      "It is on the shelf from now on, and its ingredients are out of the larder. Once: again is a conflict.",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    headers: IdempotencyHeaders,
    body: TickOff.nullish(),
    answers: { 201: Batch },
  },
  "POST /workspace/production/runs/:run/tick-off": {
    roles: BAKERS,
    summary: "Tick off all that is left of one of today's runs, as planned",
    description: "All of it or, where the larder has not enough, nothing. Where nothing is left it is a conflict.",
    tag: "Bakery",
    params: z.object({ run: Run }),
    headers: IdempotencyHeaders,
    answers: { 201: list(Batch) },
  },
  "POST /workspace/production/batches/take-back": {
    roles: BAKERS,
    summary: "Take back batches that somebody ticked off today",
    description:
      "All of them or none: off the shelf again, and their ingredients back in the larder. What was sold since cannot be taken back.",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: TakeBack,
    answers: { 200: z.object({ ids: z.array(z.uuid()) }) },
  },
  "GET /workspace/production/quality-checks": {
    roles: BAKERS,
    summary: "Pieces that were weighed, newest first",
    description: "The last seven days where nothing is said.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(QualityCheck) },
  },
  "GET /workspace/transfers": {
    roles: BAKERS,
    summary: "What went from the central bakehouse to the shops, newest first",
    description: "Today where nothing is said. Empty where there is one shop.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(Transfer) },
  },
  "GET /workspace/production/sheet": {
    roles: BAKERS,
    summary: "What a day bakes, by run, and what that takes of each ingredient",
    description: "Tomorrow's where nothing is said.",
    tag: "Bakery",
    query: SheetQuery,
    answers: { 200: BakeSheet },
  },
});
