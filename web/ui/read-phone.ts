import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A number as people write it, in E.164; undefined where it is none. Without a country it is a Spanish one. */
export function readPhone(written: string): string | undefined {
  const number = parsePhoneNumberFromString(written, "ES");
  return number?.isValid() ? number.number : undefined;
}
