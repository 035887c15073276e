import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { accountPassword, newWorkspaceToken, sessionOfWorkspaceToken, sessionToken } from "./tokens.ts";

const SECRET = "a secret of the service, long enough";

test("a session's token and passwords follow from the secret, and differ in everything else", () => {
  const [one, other] = [randomUUID(), randomUUID()];
  expect(sessionToken(SECRET, one)).toBe(sessionToken(SECRET, one));
  expect(sessionToken(SECRET, one)).toMatch(/^dmo_[\w-]{43}$/);
  const made = [
    sessionToken(SECRET, one),
    sessionToken(SECRET, other),
    sessionToken("another", one),
    accountPassword(SECRET, one, "owner", 1),
    accountPassword(SECRET, one, "owner", 2),
    accountPassword(SECRET, one, "baker", 1),
  ];
  expect(new Set(made).size).toBe(made.length);
});

test("a password can be typed: five groups of four, no letter that looks like another", () => {
  expect(accountPassword(SECRET, randomUUID(), "owner", 1)).toMatch(
    /^([0-9a-hjkmnp-tv-z]{4}-){4}[0-9a-hjkmnp-tv-z]{4}$/,
  );
});

test("a workspace token names its session, and a made-up one names none", () => {
  const session = randomUUID();
  const token = newWorkspaceToken(SECRET, session);
  expect(sessionOfWorkspaceToken(SECRET, token)).toBe(session);
  expect(newWorkspaceToken(SECRET, session)).not.toBe(token);
  for (const bad of [
    "wsp_",
    token.slice(0, -2),
    `wsp_${"A".repeat(64)}`,
    token.replace(/.$/, (it) => (it === "A" ? "B" : "A")),
  ])
    expect(sessionOfWorkspaceToken(SECRET, bad)).toBeUndefined();
  expect(sessionOfWorkspaceToken("another", token)).toBeUndefined();
});
