import { expect, test } from "vitest";
import { ConfigMistakes, readConfig } from "./config.ts";

test("with nothing set every default is the specification's", () => {
  expect(readConfig({})).toMatchObject({
    port: 8019,
    host: "localhost",
    publicUrl: undefined,
    defaultDurationHours: 24,
    maxDurationHours: 168,
    maxConcurrentDemos: 100,
    cleanupIntervalMinutes: 60,
    seeding: { daysOfHistory: 90, productCount: undefined, supplierCount: undefined },
  });
});

test("a database URL cannot take the place of role and time limits", () => {
  const url = "postgresql://db/one?options=-c%20statement_timeout%3D0";
  expect(messageOf(() => readConfig({ DEMO_DATABASE_URL: url }))).toContain(
    "DEMO_DATABASE_URL: must not have `options`",
  );
});

test("every mistake is reported at once, and no secret with it", () => {
  const wrong = {
    PORT: "http",
    MAX_CONCURRENT_DEMOS: "-1",
    DATABASE_URL: "mysql://root:hunter2@db/one",
    DEMO_DATABASE_URL: "postgresql://db/two",
    REDIS_URL: "localhost:6379",
    SERVICE_SECRET: "short-secret",
    ROLES: "api,cook",
    DEFAULT_DEMO_DURATION_HOURS: "24",
    MAX_DEMO_DURATION_HOURS: "12",
  };
  const message = messageOf(() => readConfig(wrong));
  for (const name of [
    "PORT",
    "MAX_CONCURRENT_DEMOS",
    "DATABASE_URL",
    "REDIS_URL",
    "SERVICE_SECRET",
    "ROLES",
    "DEFAULT_DEMO_DURATION_HOURS",
  ])
    expect(message).toContain(`  - ${name}: `);
  expect(message).not.toMatch(/hunter2|short-secret/);
});

test("the same database twice, and a deployment without its secret, are mistakes", () => {
  const message = messageOf(() =>
    readConfig({
      DATABASE_URL: "postgresql://a:b@db:5432/one",
      DEMO_DATABASE_URL: "postgres://c:d@db/one?sslmode=require",
    }),
  );
  expect(message).toContain("DEMO_DATABASE_URL: must name another database");
  expect(message).toContain("SERVICE_SECRET: is required");
  expect(message).toContain("OPERATOR_API_KEY: is required");
});

test("one database given and the other not, and a variable that is misspelt, are mistakes", () => {
  const secrets = { SERVICE_SECRET: "x".repeat(32), OPERATOR_API_KEY: "y".repeat(32) };
  const one = messageOf(() => readConfig({ DATABASE_URL: "postgresql://db/one", ...secrets }));
  expect(one).toContain("DEMO_DATABASE_URL: is required with DATABASE_URL");
  const other = messageOf(() => readConfig({ DEMO_DATABASE_URL: "postgresql://db/two" }));
  expect(other).toContain("DATABASE_URL: is required with DEMO_DATABASE_URL");
  const misspelt = messageOf(() => readConfig({ DEMO_REQUEST_PER_MINUTE: "5", MAX_DEMOS: "3", DEMO_X: "" }));
  expect(misspelt).toContain("DEMO_REQUEST_PER_MINUTE: is no variable of this service");
  expect(misspelt).toContain("MAX_DEMOS: is no variable");
  expect(misspelt).toContain("2 mistake(s)");
});

test("what an orchestrator or another program calls DEMO_... is none of our business", () => {
  const theirs = {
    DEMO_SESSION_SERVICE_SERVICE_HOST: "10.0.0.1",
    DEMO_SESSION_SERVICE_SERVICE_PORT: "80",
    DEMO_SESSION_SERVICE_SERVICE_PORT_HTTP: "80",
    DEMO_SESSION_SERVICE_PORT: "tcp://10.0.0.1:80",
    DEMO_SESSION_SERVICE_PORT_80_TCP_ADDR: "10.0.0.1",
    DEMO_DB_PASSWORD: "theirs",
  };
  expect(readConfig(theirs)).toEqual(readConfig({}));
});

test("an empty variable counts as unset", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: "", OPERATOR_API_KEY: "" })).toEqual(readConfig({}));
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigMistakes);
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
}
