import { z } from "zod";
import { cents } from "./shared.ts";

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
