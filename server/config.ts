import type { KeyObject } from "node:crypto";
import path from "node:path";
import { distance } from "fastest-levenshtein";
import { Environment, type Variables } from "./variables.ts";

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
  /** Of our own, to which webhooks may be sent all the same. */
  readonly webhookNetworks: readonly string[];
  readonly serviceSecret: string | undefined;
  readonly operatorApiKey: string | undefined;
  /** Lets Prometheus read `/metrics`, and nothing else. */
  readonly metricsToken: string | undefined;
  /** Made where there is no operator yet. */
  readonly firstOperator: { readonly email: string; readonly password: string } | undefined;
  /** Where the team signs in, besides here. */
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | undefined }
    | undefined;
  /** Where one becomes a customer; what was kept of a demo is brought there. */
  readonly signUpUrl: string | undefined;
  /** On whose calendar the sales team's days begin. */
  readonly reportingTimeZone: string;
  readonly defaultDurationHours: number;
  readonly maxDurationHours: number;
  /** How long whoever opened a demo can go on with it after it expired. */
  readonly holdHours: number;
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
  /** How long what has ended is kept. */
  readonly retention: {
    readonly sessionDays: number;
    readonly eventMonths: number;
    readonly leadMonths: number;
    readonly auditMonths: number;
  };
  /** What becomes of a person who is erased: nothing, or a sealed letter that is destroyed after so many months. */
  readonly erasure:
    | { readonly kind: "destroy" }
    | { readonly kind: "block"; readonly key: KeyObject; readonly months: number };
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

/** Letters by which one of our names is mistyped or cut short, as in `MAX_DEMOS`: a limit that is misspelt limits nothing. */
const MISTYPED_LETTERS = 7;
const OURS = /^(DEMO_|MAX_DEMO|MAX_CONCURRENT|DEFAULT_DEMO|DATASETS_|ADMIN_|OIDC_)/;
/** What an orchestrator tells of a service that is called `demo-...`. */
const OF_A_SERVICE = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_\w+)?)$/;

function misspelt(environment: NodeJS.ProcessEnv): string[] {
  const known = Object.keys(Environment.shape);
  const firstOf = (name: string) => name.split("_")[0];
  const isLikeOurs = (name: string) =>
    known.some((it) => firstOf(it) === firstOf(name) && distance(name, it) <= MISTYPED_LETTERS);
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
  if ((variables.ADMIN_EMAIL === undefined) !== (variables.ADMIN_PASSWORD === undefined))
    mistakes.push("ADMIN_PASSWORD: belongs to ADMIN_EMAIL; give both, or none and use the link that the start prints");
  if ((variables.OIDC_ISSUER === undefined) !== (variables.OIDC_CLIENT_ID === undefined))
    mistakes.push("OIDC_CLIENT_ID: belongs to OIDC_ISSUER; give both, or neither");
  if (variables.ERASURE === "block" && !variables.ERASURE_SEAL_KEY)
    mistakes.push("ERASURE_SEAL_KEY: is required with ERASURE=block; its private half stays elsewhere");
  if (variables.DATABASE_MIGRATION_URL && !variables.DATABASE_URL)
    mistakes.push("DATABASE_MIGRATION_URL: is of no use without DATABASE_URL");
  if (variables.DEMO_MIGRATION_URL && !variables.DEMO_DATABASE_URL)
    mistakes.push("DEMO_MIGRATION_URL: is of no use without DEMO_DATABASE_URL");
  return mistakes;
}

const firstOperatorOf = ({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password }: Variables): Config["firstOperator"] =>
  email && password ? { email, password } : undefined;

const erasureOf = ({
  ERASURE: kind,
  ERASURE_SEAL_KEY: key,
  ERASURE_BLOCK_MONTHS: months,
}: Variables): Config["erasure"] => (kind === "block" && key ? { kind, key, months } : { kind: "destroy" });

const oidcOf = ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
}: Variables): Config["oidc"] => (issuer && clientId ? { issuer, clientId, clientSecret } : undefined);

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
    webhookNetworks: variables.WEBHOOK_NETWORKS,
    serviceSecret: variables.SERVICE_SECRET,
    operatorApiKey: variables.OPERATOR_API_KEY,
    metricsToken: variables.METRICS_TOKEN,
    firstOperator: firstOperatorOf(variables),
    oidc: oidcOf(variables),
    signUpUrl: variables.SIGN_UP_URL?.replace(/#.*$/, ""),
    reportingTimeZone: variables.REPORTING_TIME_ZONE,
    defaultDurationHours: variables.DEFAULT_DEMO_DURATION_HOURS,
    maxDurationHours: variables.MAX_DEMO_DURATION_HOURS,
    holdHours: variables.DEMO_HOLD_HOURS,
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
      eventMonths: variables.EVENT_RETENTION_MONTHS,
      leadMonths: variables.LEAD_RETENTION_MONTHS,
      auditMonths: variables.AUDIT_RETENTION_MONTHS,
    },
    erasure: erasureOf(variables),
    preparesAll: variables.DATASETS_AHEAD === "all",
    seeding: {
      daysOfHistory: variables.DEMO_SALES_HISTORY_DAYS,
      productCount: variables.DEMO_PRODUCT_COUNT,
      supplierCount: variables.DEMO_SUPPLIER_COUNT,
    },
  };
}
