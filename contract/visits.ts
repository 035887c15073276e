import { z } from "zod";
import { describe } from "./endpoint.ts";
import { tracking } from "./text.ts";

const Visit = z
  .strictObject({
    code: z
      .string()
      .max(40)
      .optional()
      .meta({ description: "Of the link whose page was loaded; without it the first page was" }),
    utm_source: tracking(100).optional(),
  })
  .meta({ example: { utm_source: "feria" } });

export const visitApi = describe({
  "POST /visits": {
    access: "optional",
    quiet: true,
    summary: "Say that somebody looks at the first page, or a link's",
    description:
      "Counted once a browser and day, without a cookie: told apart by a hash that nobody can make again once the day is over. Machines, previews and the team are not counted.",
    tag: "Analytics",
    body: Visit,
    answers: {
      200: z.object({
        counted: z.boolean().meta({ description: "False for whoever was counted today already, or is not counted" }),
      }),
    },
  },
});
