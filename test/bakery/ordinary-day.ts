import { bakery } from "../../server/bakery/bakery.ts";
import type { DemoDomain } from "../../server/domain.ts";

/** Tuesday, 24 November 2026, 11:40 in Madrid: no holiday near, half of the day's batches are baked. */
const SHOWTIME = new Date("2026-11-24T10:40:00Z");

/**
 * The bakery whose demos all open on one ordinary Tuesday, whatever day it is for the service: for tests about something else
 * than the opening. What is true at any hour is tested with the bakery itself.
 */
export const bakeryOnTuesday: DemoDomain = bakeryOn(SHOWTIME);

/** The bakery whose demos all open at one moment. */
export function bakeryOn(moment: Date): DemoDomain {
  return { ...bakery, opening: (configuration) => bakery.opening(configuration, moment) };
}
