import { isIP } from "node:net";
import path from "node:path";
import { distance } from "fastest-levenshtein";
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

const Roles = z
  .string()
  .default("api,worker")
  .transform((text) => text.split(",").map((it) => it.trim()))
  .pipe(z.array(z.enum(["api", "worker"])).min(1));

/** Proxies whose `X-Forwarded-For` is believed: addresses or networks, `10.0.0.0/8,::1`. */
const Networks = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((it) => it.trim())
      .filter(Boolean),
  )
  .refine((some) => some.every(isNetwork), "must be a list of addresses or networks such as 10.0.0.0/8,::1");

function isNetwork(text: string): boolean {
  const [address = "", bits] = text.split("/");
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** Sites whose pages may open demos: `https://www.example.com`, without a path. */
const Origins = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((it) => it.trim())
      .filter(Boolean),
  )
  .refine(
    (some) => some.every((it) => URL.parse(it)?.origin === it && /^https?:/.test(it)),
    "must be a list of origins such as https://www.example.com, without a path",
  );

/** Every variable the service reads, with its default. */
const Environment = z.object({
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
  SERVICE_SECRET: secret(32).optional(),
  OPERATOR_API_KEY: secret(32).optional(),
  METRICS_TOKEN: secret(32).optional(),
  REPORTING_TIME_ZONE: z
    .string()
    .default("Europe/Madrid")
    .refine(isTimeZone, "must be a time zone such as Europe/Madrid"),
  DEFAULT_DEMO_DURATION_HOURS: wholeNumber(24, 1, 168),
  MAX_DEMO_DURATION_HOURS: wholeNumber(168, 1, 168),
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
  LEAD_RETENTION_DAYS: wholeNumber(365, 1, 3_650),
  AUDIT_RETENTION_DAYS: wholeNumber(730, 31, 3_650),
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

type Variables = z.output<typeof Environment>;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where the service is reached; undefined where it is reached as it is asked. */
  readonly publicUrl: string | undefined;
  /** Sites whose pages may open demos. */
  readonly allowedOrigins: readonly string[];
  readonly dataDir: string;
  readonly roles: ReadonlySet<"api" | "worker">;
  readonly logLevel: Variables["LOG_LEVEL"];
  readonly database: { readonly url: string | undefined; readonly migrationUrl: string | undefined };
  readonly demoDatabase: { readonly url: string | undefined; readonly migrationUrl: string | undefined };
  readonly redisUrl: string | undefined;
  readonly rabbitmqUrl: string | undefined;
  readonly serviceSecret: string | undefined;
  readonly operatorApiKey: string | undefined;
  /** Lets Prometheus read `/metrics`, and nothing else. */
  readonly metricsToken: string | undefined;
  /** On whose calendar the sales team's days begin. */
  readonly reportingTimeZone: string;
  readonly defaultDurationHours: number;
  readonly maxDurationHours: number;
  readonly maxConcurrentDemos: number;
  /** Demos of one browser that occupy a slot. */
  readonly maxDemosPerBrowser: number;
  /** Demos from one address that occupy a slot, and creations from there in ten minutes. */
  readonly maxDemosPerAddress: number;
  readonly createLimit: number;
  /** Rows that one prospect may add, edit or remove. */
  readonly maxChanges: number;
  readonly requestsPerMinute: number;
  readonly trustedProxies: readonly string[];
  readonly cleanupIntervalMinutes: number;
  /** How long what has ended is kept. Days. */
  readonly retention: { readonly sessionDays: number; readonly leadDays: number; readonly auditDays: number };
  /** Makes the datasets of every scenario ahead, and not only of the default one. */
  readonly preparesAll: boolean;
  readonly seeding: SeedingDefaults;
}

/** How much the product's own scenarios hold; undefined: as each of them says. */
export interface SeedingDefaults {
  readonly daysOfHistory: number;
  readonly productCount: number | undefined;
  readonly supplierCount: number | undefined;
}

/** Thrown once, with every mistake in the environment, for a person to read. */
export class ConfigMistakes extends Error {
  constructor(mistakes: readonly string[]) {
    super(`The configuration has ${mistakes.length} mistake(s):\n${mistakes.map((it) => `  - ${it}`).join("\n")}`);
    this.name = "ConfigMistakes";
  }
}

/**
 * Reads the environment once. An empty variable counts as unset, as in a compose file with `VAR=`.
 *
 * @throws ConfigMistakes naming every wrong variable, never its value where that could be a secret
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const values: Record<string, unknown> = {};
  const mistakes: string[] = [];
  for (const [name, schema] of Object.entries(Environment.shape)) {
    const parsed = schema.safeParse(environment[name] === "" ? undefined : environment[name]);
    if (parsed.success) values[name] = parsed.data;
    else mistakes.push(...parsed.error.issues.map((it) => `${name}: ${it.message}`));
  }
  mistakes.push(...misspelt(environment), ...contradictions(values as Partial<Variables>));
  if (mistakes.length > 0) throw new ConfigMistakes([...new Set(mistakes)]);
  return toConfig(values as Variables);
}

/** A name that looks so much like one of ours can only be meant for it: a limit that is misspelt limits nothing. */
const MISTYPED_LETTERS = 7;
const OURS = /^(DEMO_|MAX_DEMO|MAX_CONCURRENT|DEFAULT_DEMO|DATASETS_)/;
/** What an orchestrator tells of a service that is called `demo-...`. */
const OF_A_SERVICE = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_\w+)?)$/;

function misspelt(environment: NodeJS.ProcessEnv): string[] {
  const known = Object.keys(Environment.shape);
  const isLikeOurs = (name: string) => known.some((it) => distance(name, it) <= MISTYPED_LETTERS);
  const wrong = Object.keys(environment).filter(
    (it) => OURS.test(it) && !OF_A_SERVICE.test(it) && !known.includes(it) && environment[it] !== "" && isLikeOurs(it),
  );
  return wrong.map((it) => `${it}: is no variable of this service; ${it.split("_")[0]}_... are ${likeIt(it, known)}`);
}

const likeIt = (name: string, known: readonly string[]): string =>
  known.filter((it) => it.startsWith(`${name.split("_")[0]}_`)).join(", ");

function contradictions(variables: Partial<Variables>): string[] {
  const mistakes: string[] = [];
  if (variables.DATABASE_URL && sameDatabase(variables.DATABASE_URL, variables.DEMO_DATABASE_URL))
    mistakes.push("DEMO_DATABASE_URL: must name another database than DATABASE_URL");
  if (variables.DATABASE_URL && !variables.SERVICE_SECRET)
    mistakes.push("SERVICE_SECRET: is required with DATABASE_URL, so that every replica derives the same tokens");
  if (variables.DATABASE_URL && !variables.OPERATOR_API_KEY)
    mistakes.push("OPERATOR_API_KEY: is required with DATABASE_URL, so that every replica knows the same one");
  if (variables.DATABASE_URL && !variables.DEMO_DATABASE_URL)
    mistakes.push("DEMO_DATABASE_URL: is required with DATABASE_URL; both are given, or both are embedded");
  if (variables.DEMO_DATABASE_URL && !variables.DATABASE_URL)
    mistakes.push("DATABASE_URL: is required with DEMO_DATABASE_URL; both are given, or both are embedded");
  if ((variables.DEFAULT_DEMO_DURATION_HOURS ?? 0) > (variables.MAX_DEMO_DURATION_HOURS ?? Infinity))
    mistakes.push("DEFAULT_DEMO_DURATION_HOURS: must not exceed MAX_DEMO_DURATION_HOURS");
  if (variables.DATABASE_MIGRATION_URL && !variables.DATABASE_URL)
    mistakes.push("DATABASE_MIGRATION_URL: is of no use without DATABASE_URL");
  if (variables.DEMO_MIGRATION_URL && !variables.DEMO_DATABASE_URL)
    mistakes.push("DEMO_MIGRATION_URL: is of no use without DEMO_DATABASE_URL");
  return mistakes;
}

function sameDatabase(one: string, other: string | undefined): boolean {
  if (!other) return false;
  const place = (text: string) => {
    const address = new URL(text);
    return [address.hostname, address.port || "5432", address.pathname].join("/");
  };
  return place(one) === place(other);
}

function toConfig(variables: Variables): Config {
  // A laptop's service is for that laptop; one that was given its database is deployed and answers its network.
  const host = variables.HOST ?? (variables.DATABASE_URL ? "0.0.0.0" : "localhost");
  return {
    port: variables.PORT,
    host,
    publicUrl: variables.PUBLIC_URL?.replace(/\/+$/, ""),
    allowedOrigins: variables.ALLOWED_ORIGINS,
    dataDir: path.resolve(variables.DATA_DIR),
    roles: new Set(variables.ROLES),
    logLevel: variables.LOG_LEVEL,
    database: { url: variables.DATABASE_URL, migrationUrl: variables.DATABASE_MIGRATION_URL ?? variables.DATABASE_URL },
    demoDatabase: {
      url: variables.DEMO_DATABASE_URL,
      migrationUrl: variables.DEMO_MIGRATION_URL ?? variables.DEMO_DATABASE_URL,
    },
    redisUrl: variables.REDIS_URL,
    rabbitmqUrl: variables.RABBITMQ_URL,
    serviceSecret: variables.SERVICE_SECRET,
    operatorApiKey: variables.OPERATOR_API_KEY,
    metricsToken: variables.METRICS_TOKEN,
    reportingTimeZone: variables.REPORTING_TIME_ZONE,
    defaultDurationHours: variables.DEFAULT_DEMO_DURATION_HOURS,
    maxDurationHours: variables.MAX_DEMO_DURATION_HOURS,
    maxConcurrentDemos: variables.MAX_CONCURRENT_DEMOS,
    maxDemosPerBrowser: variables.MAX_DEMOS_PER_BROWSER,
    maxDemosPerAddress: variables.MAX_DEMOS_PER_IP,
    createLimit: variables.DEMO_CREATE_LIMIT,
    maxChanges: variables.DEMO_MAX_CHANGES,
    requestsPerMinute: variables.DEMO_REQUESTS_PER_MINUTE,
    trustedProxies: variables.TRUST_PROXY,
    cleanupIntervalMinutes: variables.CLEANUP_INTERVAL_MINUTES,
    retention: {
      sessionDays: variables.SESSION_RETENTION_DAYS,
      leadDays: variables.LEAD_RETENTION_DAYS,
      auditDays: variables.AUDIT_RETENTION_DAYS,
    },
    preparesAll: variables.DATASETS_AHEAD === "all",
    seeding: {
      daysOfHistory: variables.DEMO_SALES_HISTORY_DAYS,
      productCount: variables.DEMO_PRODUCT_COUNT,
      supplierCount: variables.DEMO_SUPPLIER_COUNT,
    },
  };
}
