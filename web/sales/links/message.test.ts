import { expect, test } from "vitest";
import { messageOf, whatsAppOf } from "./message.ts";

const told = {
  from: "Marta Rueda",
  person: "Rosa Alcaide",
  business: "Casa Sol",
  form: "tu",
  locale: "es",
  wouldSee: { tu: "verás cuánto leer", usted: "verá cuánto leer" },
} as const;

test("the message speaks to whom it is for, as they are spoken to, in the demo's language", () => {
  expect(messageOf(told)).toBe(
    "Hola, Rosa, soy Marta. Te he preparado una demo con el nombre de Casa Sol: se abre en el móvil, sin registro, y verás cuánto leer.",
  );
  expect(messageOf({ ...told, form: "usted" })).toMatch(
    /^Buenos días, Rosa\. Soy Marta\. Le he preparado .* y verá cuánto/,
  );
  expect(messageOf({ ...told, person: null, business: null })).toMatch(
    /^Hola, soy Marta\. Te he preparado una demo: se abre/,
  );
  expect(messageOf({ ...told, locale: "en", wouldSee: { tu: "shows it", usted: "shows it" } })).toMatch(
    /^Hi Rosa, it's Marta\. I made a demo that wears Casa Sol's name:/,
  );
});

test("what is in it does not leave the address", () => {
  const url = new URL(whatsAppOf("+34600000147", "Té & más #1?\nhttps://demo.example/d/abc"));
  expect([url.host, url.pathname, url.hash]).toEqual(["wa.me", "/34600000147", ""]);
  expect(url.searchParams.get("text")).toBe("Té & más #1?\nhttps://demo.example/d/abc");
});
