import type { z } from "zod";
import type { Configuration, CustomSchemas } from "../contract/scenario.ts";
import type * as contract from "../contract/work.ts";

/*
 * The part of the seam that is about prospects themselves: what is made to measure for them, what they take along, and what they say of
 * their own business.
 */

/** A scenario that is configured by whoever opens it. */
export interface CustomScenario extends CustomSchemas {
  /** The scenario whose own configuration is what somebody leaves out. */
  readonly scenarioName: string;
  /** What was sent, as the generator takes it. @param over what stands for what is left out @throws Refusal `invalid_input` */
  toConfiguration(given: unknown, over?: Configuration): Configuration;
  /** The same for a preview, which tells besides how what was sent was read, and refuses less. @throws Refusal `invalid_input` */
  toPreview(given: unknown): {
    readonly configuration: Configuration;
    readonly told: Readonly<Record<string, unknown>>;
  };
  /** In how many locations it sells. */
  countLocations(configuration: Configuration): number;
  /** How many rows a dataset of it has, roughly. */
  estimateRows(configuration: Configuration): number;
}

/** A row that people wrote: as it was generated, and as it is. */
export interface OwnRow {
  readonly table: string;
  readonly id: string;
  readonly kind: "added" | "edited" | "removed";
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export type WorkItem = z.input<typeof contract.WorkItem>;

/** Of their own business: answered in their words, or by one of some answers. */
export interface Question {
  readonly name: string;
  readonly answers?: readonly string[];
  /** Of these the ones that speak against the product. */
  readonly against?: readonly string[];
}
