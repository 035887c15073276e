import { z } from "zod";
import { describe } from "../endpoint.ts";
import { cents, list, OFFICE } from "./shared.ts";

export const Customer = z.object({
  id: z.uuid(),
  name: z.string(),
  cif: z.string(),
  address: z.string(),
  email: z.string(),
  month_cents: cents.meta({ description: "Delivered in the last 30 days, VAT included" }),
  standing_orders: z.array(
    z.object({ product_id: z.uuid(), product_name: z.string(), units: z.int(), weekdays: z.array(z.int()) }),
  ),
});

export const customersApi = describe({
  "GET /workspace/customers": {
    roles: OFFICE,
    summary: "Wholesale customers, their standing orders and their month",
    description: "Empty where the bakery has none. Weekdays count from 0, Monday.",
    tag: "Bakery",
    answers: { 200: list(Customer) },
  },
});
