import { z } from "zod";
import { describe } from "../endpoint.ts";
import { instant } from "../text.ts";
import { cents, DayRange, date, EVERYBODY, list, OFFICE } from "./shared.ts";

export const Location = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  postcode: z.string(),
  time_zone: z.string(),
  sells: z.boolean(),
  bakes: z.boolean(),
  tax_name: z
    .string()
    .meta({ description: "What is in its prices: IVA, IGIC in the Canary Islands, IPSI in Ceuta and Melilla" }),
  served_tax_percent: z.number().meta({ description: "On what is eaten on the premises" }),
});

export const CalendarDay = z.object({
  day_on: date,
  location_id: z.uuid(),
  is_open: z.boolean(),
  opens_at: instant.nullable(),
  closes_at: instant.nullable(),
  holiday: z.string().nullable(),
  event: z.string().nullable(),
  weather: z
    .object({ condition: z.enum(["sunny", "cloudy", "rain"]), max_celsius: z.int(), rain_millimetres: z.number() })
    .nullable()
    .meta({ description: "Known from the morning of the day" }),
});

const Alert = z.object({
  id: z.uuid(),
  location_id: z.uuid(),
  kind: z.string(),
  severity: z.enum(["info", "warning", "urgent"]),
  title: z.string(),
  detail: z.string(),
  screen: z.string().meta({ description: "Where something can be done about it" }),
  entity_table: z.string(),
  entity_id: z.uuid(),
  valid_from: instant,
});

const Insight = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  value_cents: cents.nullable(),
  screen: z.string(),
  entity_table: z.string().nullable(),
  entity_id: z.uuid().nullable(),
  generated_on: date,
});

export const officeApi = describe({
  "GET /workspace/locations": {
    roles: EVERYBODY,
    summary: "List the places",
    tag: "Bakery",
    answers: { 200: list(Location) },
  },
  "GET /workspace/calendar": {
    roles: EVERYBODY,
    summary: "Opening hours, holidays and weather by day",
    description: "Today and the two weeks after where nothing is said; as far as the demo reaches.",
    tag: "Bakery",
    query: DayRange,
    answers: { 200: list(CalendarDay) },
  },
  "GET /workspace/alerts": {
    roles: EVERYBODY,
    summary: "What needs doing now, the most urgent first",
    description: "Gone when solved. What a role has nothing to do with it does not see.",
    tag: "Bakery",
    answers: { 200: list(Alert) },
  },
  "GET /workspace/insights": {
    roles: OFFICE,
    summary: "What the last four weeks say, as told last Sunday",
    tag: "Bakery",
    answers: { 200: list(Insight) },
  },
});
