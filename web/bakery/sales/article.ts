import type { z } from "zod";
import type { Product } from "../../../contract/bakery/catalogue.ts";

export type Article = z.output<typeof Product>;
