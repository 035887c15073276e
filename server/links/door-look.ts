import type { FastifyRequest } from "fastify";
import type { DoorLook } from "../http/pages.ts";
import type { LinkDeps } from "./deps.ts";
import { lookerOf, noteLook } from "./looker.ts";

/** Counts who looks at a link's page, by kind, and says in which language it speaks. */
export const doorLook = ({ main }: Pick<LinkDeps, "main">): DoorLook => ({
  look(request: FastifyRequest) {
    const { code = "" } = request.params as { readonly code?: string };
    const { "sec-purpose": secPurpose, purpose, "user-agent": userAgent } = request.headers;
    return noteLook(main, code, lookerOf(request.method, userAgent, String(secPurpose ?? purpose ?? "")));
  },
});
