import { z } from "zod";

/** Controls that make text run backwards and look like another one. */
const TURNS_AROUND = /[\u202a-\u202e\u2066-\u2069]/;

/** Text to keep and to show: none of those, no NUL, no half of a surrogate pair; spaces around it do not count. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (it) => !it.includes("\u0000") && !TURNS_AROUND.test(it) && it.isWellFormed(),
      "contains characters that are not text",
    );

/** Where somebody came from is worth having, never worth refusing them for: what does not fit is cut, what is not text dropped. */
export const tracking = (max: number) =>
  z
    .unknown()
    .meta({ type: "string", description: `Cut at ${max} characters; what is not text is dropped` })
    .transform((given) =>
      typeof given === "string"
        ? given.replaceAll("\u0000", "").toWellFormed().trim().slice(0, max) || undefined
        : undefined,
    );

/** Instants on the wire: ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });

const isThisCentury = (it: string) => it.startsWith("20");

/** An instant coming in, of years that a database and a calendar can hold; from here on in UTC. */
export const givenInstant = instant
  .refine(isThisCentury, "must be in the years 2000 to 2099")
  .transform((it) => new Date(it).toISOString());

/** A calendar date coming in. */
export const givenDate = z.iso.date().refine(isThisCentury, "must be in the years 2000 to 2099");

/** An instant going out. */
export const iso = (at: Date): string => at.toISOString();

export const Locale = z.enum(["es", "en"]);
/** Of a demo's people. Which there are is the product's to say, and the documentation's to list. */
export const Role = z
  .string()
  .regex(/^[a-z][a-z_]{0,39}$/, "is not a role")
  .meta({ "x-role": true });
