import type { z } from "zod";
import type { Location } from "../../contract/bakery/office.ts";
import { useRead } from "./api.ts";

type Place = z.output<typeof Location>;

const SELDOM_MS = 600_000;

/** The bakery's places; they hardly ever change. */
export const usePlaces = (): readonly Place[] =>
  useRead("GET /workspace/locations", { every: SELDOM_MS }).data?.items ?? [];

/** What a place is called, where there is more than one to tell apart; else nothing. */
export function usePlaceName(): (id: string) => string | undefined {
  const places = usePlaces();
  return (id) => (places.length > 1 ? places.find((it) => it.id === id)?.name : undefined);
}

/** A thing by its name, and by its place where there is more than one. */
export function useNamed(): (name: string, locationId: string) => string {
  const placeName = usePlaceName();
  return (name, locationId) => [name, placeName(locationId)].filter(Boolean).join(" · ");
}
