import type { FastifyRequest } from "fastify";
import type { Configuration } from "../domain.ts";
import { invalidInput, tooLarge } from "../errors.ts";
import { addressKeyOf } from "../http/address.ts";
import { isStaff } from "../http/caller.ts";
import { derive } from "../secrets.ts";
import type { ScenarioDeps } from "./deps.ts";
import type { Scenario } from "./queries.ts";

/** Anybody may have a dataset of so many rows made; larger ones are for staff. */
const MOST_ROWS = 150_000;
/** Rows that a dataset's process simulates and loads in a second, on a small machine (docs/measurements.md), and what it starts with. */
const ROWS_PER_SECOND = 25_000;
const START_SECONDS = 0.8;

export interface Size {
  readonly rows: number;
  readonly seconds: number;
  readonly needsStaff: boolean;
}

/** How much a configuration comes to, before anything is made. */
export function sizeOf(deps: ScenarioDeps, scenario: Scenario, own: Configuration): Size {
  const rows = deps.domain.custom?.estimateRows({ ...scenario.configuration, ...own }) ?? 0;
  const seconds = Math.round((START_SECONDS + rows / ROWS_PER_SECOND) * 10) / 10;
  return { rows, seconds, needsStaff: rows > MOST_ROWS };
}

/**
 * A prospect's configuration, as the generator takes it; undefined where there is none.
 *
 * @throws Refusal `invalid_input` where the scenario takes none, `too_large`
 */
export function configurationOf(
  deps: ScenarioDeps,
  request: FastifyRequest,
  scenario: Scenario,
  given: unknown,
): Configuration | undefined {
  if (given === undefined || given === null) return undefined;
  const { custom } = deps.domain;
  if (!custom || scenario.name !== custom.scenarioName)
    throw invalidInput("Only a demo to measure takes a configuration.", [
      { pointer: "/configuration", detail: `is for the scenario ${custom?.scenarioName ?? "that can be configured"}` },
    ]);
  const own = custom.toConfiguration(given);
  const { rows, needsStaff } = sizeOf(deps, scenario, own);
  if (needsStaff && !isStaff(request.caller)) throw tooLarge(rows, MOST_ROWS);
  return Object.keys(own).length > 0 ? own : undefined;
}

/** Whoever waits, told apart by a keyed hash of where they ask from; staff are not. */
export const waitingAddress = (deps: ScenarioDeps, request: FastifyRequest): string | undefined =>
  isStaff(request.caller)
    ? undefined
    : derive(deps.serviceSecret, "making", addressKeyOf(request.ip)).toString("base64url");
