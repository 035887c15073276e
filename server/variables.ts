import { createPublicKey } from "node:crypto";
import { isIP } from "node:net";
import { z } from "zod";

const wholeNumber = (fallback: number, min: number, max: number) =>
  z.coerce.number(`must be a whole number from ${min} to ${max}`).int().min(min).max(max).default(fallback);

const optionalNumber = (min: number, max: number) =>
  z.coerce.number(`must be a whole number from ${min} to ${max}`).int().min(min).max(max).optional();

const url = (...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol.slice(0, -1) ?? ""), {
    error: `must be a URL that starts with ${protocols.map((it) => `${it}://`).join(" or ")}`,
  });

/** Role and time limits are set by the service, in the very place that a URL's `options` would replace. */
const postgresUrl = url("postgresql", "postgres").refine((text) => !URL.parse(text)?.searchParams.has("options"), {
  error: "must not have `options`; set them with `alter role` in the database",
});
const secret = (least: number) => z.string().min(least, `must have at least ${least} characters`);

/** Elliptic, for sealing: what is sealed is agreed upon with it. */
const publicKey = z.string().transform((text, context) => {
  try {
    const key = createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
    if (key.asymmetricKeyType === "ec" || key.asymmetricKeyType === "x25519") return key;
  } catch {
    // Said below.
  }
  context.addIssue("must be a public key (P-256 or X25519), SPKI in base64");
  return z.NEVER;
});

const Roles = z
  .string()
  .default("api,worker")
  .transform((text) => text.split(",").map((it) => it.trim()))
  .pipe(z.array(z.enum(["api", "worker"])).min(1));

/** With commas between; none where nothing is said. */
const List = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((it) => it.trim())
      .filter(Boolean),
  );

/** Proxies whose `X-Forwarded-For` is believed: addresses or networks, `10.0.0.0/8,::1`. */
const Networks = List.refine(
  (some) => some.every(isNetwork),
  "must be a list of addresses or networks such as 10.0.0.0/8,::1",
);

function isNetwork(text: string): boolean {
  const [address = "", bits] = text.split("/");
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** Sites whose pages may open demos: `https://www.example.com`, without a path. */
const Origins = List.refine(
  (some) => some.every((it) => URL.parse(it)?.origin === it && /^https?:/.test(it)),
  "must be a list of origins such as https://www.example.com, without a path",
);

/** Every variable the service reads, with its default. */
export const Environment = z.object({
  PORT: wholeNumber(8019, 0, 65_535),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: url("http", "https").optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  ROLES: Roles,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_MIGRATION_URL: postgresUrl.optional(),
  DEMO_DATABASE_URL: postgresUrl.optional(),
  DEMO_MIGRATION_URL: postgresUrl.optional(),
  REDIS_URL: url("redis", "rediss").optional(),
  RABBITMQ_URL: url("amqp", "amqps").optional(),
  WEBHOOK_NETWORKS: Networks,
  SERVICE_SECRET: secret(32).optional(),
  OPERATOR_API_KEY: secret(32).optional(),
  METRICS_TOKEN: secret(32).optional(),
  ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
  ADMIN_PASSWORD: secret(12).optional(),
  OIDC_ISSUER: url("https", "http").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  SIGN_UP_URL: url("https", "http").optional(),
  REPORTING_TIME_ZONE: z
    .string()
    .default("Europe/Madrid")
    .refine(isTimeZone, "must be a time zone such as Europe/Madrid"),
  DEFAULT_DEMO_DURATION_HOURS: wholeNumber(24, 1, 168),
  MAX_DEMO_DURATION_HOURS: wholeNumber(168, 1, 168),
  DEMO_HOLD_HOURS: wholeNumber(24, 0, 168),
  MAX_CONCURRENT_DEMOS: wholeNumber(100, 0, 1_000_000),
  MAX_DEMOS_PER_BROWSER: wholeNumber(5, 1, 1_000_000),
  MAX_DEMOS_PER_IP: wholeNumber(30, 1, 1_000_000),
  DEMO_CREATE_LIMIT: wholeNumber(60, 1, 1_000_000),
  DEMO_MAX_CHANGES: wholeNumber(5_000, 1, 1_000_000),
  DEMO_REQUESTS_PER_MINUTE: wholeNumber(600, 1, 1_000_000),
  TRUST_PROXY: Networks,
  ALLOWED_ORIGINS: Origins,
  CLEANUP_INTERVAL_MINUTES: wholeNumber(60, 1, 1_440),
  SESSION_RETENTION_DAYS: wholeNumber(400, 31, 3_650),
  EVENT_RETENTION_MONTHS: wholeNumber(13, 1, 120),
  LEAD_RETENTION_MONTHS: wholeNumber(12, 1, 120),
  AUDIT_RETENTION_MONTHS: wholeNumber(24, 2, 120),
  ERASURE: z.enum(["destroy", "block"], "must be destroy or block").default("destroy"),
  ERASURE_SEAL_KEY: publicKey.optional(),
  ERASURE_BLOCK_MONTHS: wholeNumber(36, 1, 120),
  DATASETS_AHEAD: z.enum(["all", "default"], "must be all or default").default("all"),
  DEMO_SALES_HISTORY_DAYS: wholeNumber(90, 7, 90),
  DEMO_PRODUCT_COUNT: optionalNumber(1, 200),
  DEMO_SUPPLIER_COUNT: optionalNumber(1, 50),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}

export type Variables = z.output<typeof Environment>;
