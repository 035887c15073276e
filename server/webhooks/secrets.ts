import { Webhook } from "standardwebhooks";
import { derive } from "../secrets.ts";

/** After it was made anew, hours in which the one before signs as well. */
const OVERLAP_HOURS = 24;
const PREFIX = "whsec_";

/** 32 bytes, as Standard Webhooks writes them. */
export const secretOf = (serviceSecret: string, id: string, generation: number): string =>
  PREFIX + derive(serviceSecret, "webhook", id, String(generation)).toString("base64");

interface Signed {
  readonly id: string;
  readonly generation: number;
  readonly rotated_at: Date | null;
}

/** The headers of a message, signed by the secret, and by the one before where that was made anew a short while ago. */
export function signatureHeaders(
  serviceSecret: string,
  { id, generation, rotated_at }: Signed,
  messageId: string,
  body: string,
  at: Date,
): Record<string, string> {
  const isOverlapping = rotated_at !== null && at.getTime() - rotated_at.getTime() < OVERLAP_HOURS * 3_600_000;
  const generations = isOverlapping ? [generation, generation - 1] : [generation];
  const signatures = generations.map((it) => new Webhook(secretOf(serviceSecret, id, it)).sign(messageId, at, body));
  return {
    "webhook-id": messageId,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}
