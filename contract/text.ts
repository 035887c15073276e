import { z } from "zod";

/** Text that a database can hold: no NUL, no half of a surrogate pair; spaces around it do not count. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((it) => !it.includes("\u0000") && it.isWellFormed(), "contains characters that are not text");

/** Where somebody came from is worth having, never worth refusing them for: what does not fit is cut, what is not text dropped. */
export const tracking = (max: number) =>
  z
    .unknown()
    .transform((it) =>
      typeof it === "string" ? it.replaceAll("\u0000", "").toWellFormed().trim().slice(0, max) || undefined : undefined,
    );

/** Instants on the wire: ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });

/** An instant going out. */
export const iso = (at: Date): string => at.toISOString();

export const Locale = z.enum(["es", "en"]);
export const Role = z.enum(["owner", "manager", "baker", "cashier"]);
