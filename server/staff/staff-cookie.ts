import type { FastifyRequest } from "fastify";
import { STAFF_COOKIE } from "../http/caller.ts";
import { isSecure } from "../http/source.ts";
import { LONGEST_DAYS } from "./sessions.ts";

const DAY_SECONDS = 86_400;

/** Strict: nobody comes to the sales side by somebody else's page with it. @param token none: it is taken away */
export function staffCookie(request: FastifyRequest, token: string | undefined): string {
  const seconds = token === undefined ? 0 : LONGEST_DAYS * DAY_SECONDS;
  const secure = isSecure(request) ? "; Secure" : "";
  return `${STAFF_COOKIE}=${token ?? ""}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}
