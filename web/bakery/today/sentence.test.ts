import { expect, test } from "vitest";
import { formatsOf } from "../../ui/format.ts";
import type { Day } from "../day-ribbon.tsx";
import { type Facts, sayOven, sayToday } from "./sentence.ts";

const ZONE = "Europe/Madrid";
const at = (time: string) => new Date(`2026-12-03T${time}:00+01:00`);
const run = (lit: string, ready: string, planned: number, out: number, inside = 0): Day["runs"][number] => ({
  run: "night",
  lit_at: at(lit).toISOString(),
  ready_at: at(ready).toISOString(),
  planned_units: planned,
  out_units: out,
  in_units: inside,
  bakers: ["Ramiro Escudero"],
});
const day = (it: Partial<Day> = {}): Day => ({
  day_on: "2026-12-03",
  is_open: true,
  opens_at: at("07:30").toISOString(),
  closes_at: at("21:00").toISOString(),
  holiday: null,
  event: null,
  is_provisional: false,
  like_units: null,
  planned_units: 245,
  runs: [run("03:30", "06:35", 145, 145), run("10:00", "10:54", 100, 100)],
  hours: [],
  sold_out: [],
  ...it,
});
const next = day({ day_on: "2026-12-04", planned_units: 300 });
const money = (it: object) =>
  ({
    gross_cents: 59_200,
    tickets: 134,
    typical_cents: 76_700,
    typical_so_far_cents: 60_000,
    expected_cents: 68_600,
    waste: null,
    ...it,
  }) as unknown as NonNullable<Facts["money"]>;
const say = (facts: Partial<Facts>, locale: "es" | "en" = "es") => {
  const all: Facts = { now: at("17:45"), day: day(), next, money: money({}), weather: undefined, ...facts };
  const { sentence, lead } = sayToday(all, formatsOf(locale, ZONE), locale);
  return `${sentence} | ${lead}`.replaceAll("\u00a0", " ");
};

test("by day: the till against the median, and what tomorrow asks for", () => {
  expect(say({})).toBe(
    "Jueves normal: 592 €, y mañana toca hornear un 22 % más. | Cierras hacia 690 €. Un jueves normal son 767 €.",
  );
  expect(say({ money: money({ gross_cents: 48_300 }) })).toMatch(/^Jueves flojo: 483 €, /);
  expect(say({ money: money({ gross_cents: 53_000 }) })).toMatch(/^Jueves tirando a flojo: 530 €, /);
  expect(say({ money: money({ gross_cents: 66_000 }) })).toMatch(/^Jueves tirando a bueno: 660 €, /);
  expect(say({ money: money({ gross_cents: 90_000 }) })).toMatch(/^Buen jueves: 900 €, /);
  expect(say({ next: { ...next, planned_units: 200 } })).toContain("y mañana toca hornear un 18 % menos.");
  expect(say({ next: { ...next, planned_units: 245 } })).toContain("y mañana toca hornear lo mismo.");
  expect(say({ next: { ...next, day_on: "2026-12-05" } })).toContain("y mañana se descansa.");
  expect(say({}, "en")).toMatch(/^A normal Thursday: €592, and tomorrow bakes 22% more\. \|/);
});

test("within the first hour nobody is told how the day is, nor where there was no day like it", () => {
  expect(say({ money: money({ typical_so_far_cents: 1_200 }) })).toMatch(/^592 € hasta ahora, y mañana/);
  expect(say({ money: money({ typical_cents: null, typical_so_far_cents: null, expected_cents: null }) })).toBe(
    "592 € hasta ahora, y mañana toca hornear un 22 % más. | ",
  );
});

test("before opening: what comes out, and where the first run is", () => {
  const early = (time: string) => say({ now: at(time) }).split(" | ")[0];
  expect(early("02:00")).toBe("Hoy salen 245 piezas. La primera hornada entra a las 03:30.");
  expect(early("05:00")).toBe("Hoy salen 245 piezas. La primera hornada ya está dentro.");
  expect(early("07:00")).toBe("Hoy salen 245 piezas. La primera hornada ya está fuera.");
  expect(say({ now: at("05:00"), day: day({ event: "Black Friday" }) })).toContain(
    "| Jueves, 3 de diciembre, Black Friday. Abres a las 07:30. Un jueves normal son 767 €.",
  );
});

test("after closing: what it came to, and what was left of this very day", () => {
  const waste = { day_on: "2026-12-03", units: 24, gross_cents: 5_600 };
  expect(say({ now: at("21:10"), money: money({ gross_cents: 69_300, waste }) })).toMatch(
    /^Cerraste en 693 €\. Sobraron 24 piezas: 56 €\. \| 134 tickets\./,
  );
  const yesterdays = { ...waste, day_on: "2026-12-02" };
  expect(say({ now: at("21:10"), money: money({ waste: yesterdays }) })).not.toContain("sobró");
  const cleared = { units: 0, price_cents: 0 };
  expect(say({ now: at("21:10"), money: money({ waste: yesterdays }), left: cleared })).toContain("No sobró nada.");
  const left = { units: 24, price_cents: 5_600 };
  expect(say({ now: at("21:05"), money: money({ waste: yesterdays }), left })).toContain(
    "Quedan 24 piezas por recoger: 56 €.",
  );
});

test("a day that is shut says so, and what comes out next", () => {
  const shut = { is_open: false, opens_at: null, closes_at: null, runs: [], planned_units: 0 };
  expect(say({ day: day({ ...shut, holiday: "Navidad" }) })).toBe(
    "Hoy está cerrado. Mañana salen 300 piezas. | Jueves, 3 de diciembre, Navidad.",
  );
  expect(say({ day: day(shut), next: { ...next, day_on: "2026-12-07" } })).toMatch(/Lunes salen 300 piezas\./);
  expect(say({ day: day(shut), next: undefined })).toBe("Hoy está cerrado. | Jueves, 3 de diciembre.");
});

test("who may see no money is told pieces", () => {
  const hours = [
    { starts_at: at("07:30").toISOString(), ends_at: at("08:00").toISOString(), units: 11, typical_units: 14 },
  ];
  expect(say({ money: undefined, day: day({ hours }) })).toMatch(
    /^11 piezas vendidas; un día normal, 14 a esta hora\./,
  );
});

test("the bakehouse is told what is in the oven, else what comes next", () => {
  const oven = (facts: Partial<Facts>) =>
    sayOven(
      { now: at("05:00"), day: day(), next, money: undefined, weather: undefined, ...facts },
      formatsOf("es", ZONE),
      "es",
    ).sentence;
  const night = run("03:30", "05:12", 145, 89, 56);
  expect(oven({ day: day({ runs: [night] }) })).toBe("56 dentro. Salen a las 05:12.");
  expect(oven({ now: at("08:00") })).toBe("A las 10:00 entran 100.");
  expect(oven({ now: at("17:45") })).toBe("Han salido las 245 de hoy. Mañana salen 300 piezas.");
});

test("without money what is sold stands beside what a normal day has sold by this minute, not by the end of the hour", () => {
  const hour = (from: string, to: string, units: number | null, typical_units: number) => ({
    starts_at: at(from).toISOString(),
    ends_at: at(to).toISOString(),
    units,
    typical_units,
  });
  const hours = [hour("16:00", "17:00", 20, 24), hour("17:00", "18:00", 9, 20), hour("18:00", "19:00", null, 40)];
  expect(say({ money: undefined, day: day({ hours }) })).toMatch(
    /^29 piezas vendidas; un día normal, 39 a esta hora\./,
  );
  expect(say({ money: undefined, day: day({ hours }), now: at("22:00") })).toContain("un día normal, 84 ");
});
