import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { Environment } from "../server/variables.ts";

/*
 * `npm run compose:verify`: what compose.yaml says can be read, leads to nothing that is not there, and sets no variable that the service does not
 * know. Whether it starts, only a machine with containers can tell.
 */
const Service = z
  .strictObject({
    image: z.string().optional(),
    build: z.literal(".").optional(),
    command: z.union([z.string(), z.array(z.string())]).optional(),
    restart: z.enum(["on-failure", "unless-stopped"]).optional(),
    ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/, "must be of this machine alone")).optional(),
    depends_on: z
      .union([
        z.array(z.string()),
        z.record(
          z.string(),
          z.strictObject({ condition: z.enum(["service_healthy", "service_completed_successfully"]) }),
        ),
      ])
      .optional(),
    environment: z.record(z.string(), z.string()).optional(),
    configs: z.array(z.strictObject({ source: z.string(), target: z.string() })).optional(),
    volumes: z.array(z.string()).optional(),
    healthcheck: z.strictObject({ test: z.array(z.string()), interval: z.string(), retries: z.int() }).optional(),
  })
  .refine((it) => (it.image === undefined) !== (it.build === undefined), "needs an image, or is built");

const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
  configs: z.record(z.string(), z.strictObject({ content: z.string() })),
});

const file = path.join(import.meta.dirname, "..", "compose.yaml");
const document = parseDocument(await readFile(file, "utf8"), { merge: true });
const mistakes = document.errors.map((it) => it.message);
const compose = Compose.safeParse(document.toJS());
if (!compose.success) mistakes.push(z.prettifyError(compose.error));
else {
  const { services, volumes, configs } = compose.data;
  const known = new Set(Object.keys(Environment.shape));
  for (const [name, it] of Object.entries(services)) {
    const needed = Array.isArray(it.depends_on) ? it.depends_on : Object.keys(it.depends_on ?? {});
    const missing = [
      ...needed.filter((other) => !(other in services)),
      ...(it.volumes ?? []).map((volume) => volume.split(":")[0] ?? "").filter((volume) => !(volume in volumes)),
      ...(it.configs ?? []).map(({ source }) => source).filter((source) => !(source in configs)),
      ...(it.build ? Object.keys(it.environment ?? {}).filter((variable) => !known.has(variable)) : []),
    ];
    if (missing.length > 0) mistakes.push(`${name} names what is not there: ${missing.join(", ")}`);
  }
}
if (mistakes.length > 0) {
  process.stderr.write(`compose.yaml: ${mistakes.join("\n")}\n`);
  process.exit(1);
}
