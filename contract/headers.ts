import { z } from "zod";

/** Of a request that its sender may send again. */
export const IdempotencyHeaders = z.looseObject({
  "idempotency-key": z.string().optional().meta({
    description:
      "1 to 255 visible characters. What is asked for is done once, however often it is sent, and the first answer is given again for 24 hours, with `Idempotent-Replay: true`",
  }),
});
