import { expect, test } from "vitest";
import { messageOf, whatsAppOf } from "./message.ts";

const told = {
  from: "Marta Rueda",
  person: "Rosa Alcaide",
  bakery: "Panadería Sol",
  form: "tu",
  locale: "es",
} as const;

test("the message speaks to whom it is for, as they are spoken to, in the demo's language", () => {
  expect(messageOf(told)).toBe(
    "Hola, Rosa, soy Marta. Te he preparado una demo con el nombre de Panadería Sol: se abre en el móvil, sin registro, y verás cuánto hornear mañana.",
  );
  expect(messageOf({ ...told, form: "usted" })).toMatch(
    /^Buenos días, Rosa\. Soy Marta\. Le he preparado .* y verá cuánto/,
  );
  expect(messageOf({ ...told, person: null, bakery: null })).toMatch(
    /^Hola, soy Marta\. Te he preparado una demo: se abre/,
  );
  expect(messageOf({ ...told, locale: "en" })).toMatch(
    /^Hi Rosa, it's Marta\. I made a demo that wears Panadería Sol's name:/,
  );
});

test("what is in it does not leave the address", () => {
  const url = new URL(whatsAppOf("+34600000147", "Pan & más #1?\nhttps://demo.example/d/abc"));
  expect([url.host, url.pathname, url.hash]).toEqual(["wa.me", "/34600000147", ""]);
  expect(url.searchParams.get("text")).toBe("Pan & más #1?\nhttps://demo.example/d/abc");
});
