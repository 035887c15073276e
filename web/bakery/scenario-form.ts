import type { InBoth, ScenarioForm, ScenarioSetting } from "../product.ts";
import { OWN_TEXTS, REGIONS } from "./start/own-texts.ts";
import { TABLE_NAMES } from "./table-names.ts";

const both = (of: (texts: (typeof OWN_TEXTS)["es"]) => string): InBoth<string> => ({
  es: of(OWN_TEXTS.es),
  en: of(OWN_TEXTS.en),
});

const HALF_HOURS = 48;
const clock = (half: number) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
/** By the half hour. */
const hours = (from: number, to: number): ScenarioSetting["as"] => ({
  kind: "choice",
  options: Array.from({ length: HALF_HOURS }, (_, half) => clock(half))
    .filter((it) => it >= clock(2 * from) && it <= clock(2 * to))
    .map((value) => ({ value, title: { es: value, en: value } })),
});

/** What the team can set of a bakery that is shown. */
const form: ScenarioForm = {
  tableNames: TABLE_NAMES,
  settings: [
    { path: ["tickets_per_day"], title: both((it) => it.tickets), as: { kind: "number", least: 10, most: 600 } },
    {
      path: ["locations"],
      title: both((it) => it.shops),
      help: both((it) => it.shopsHelp),
      as: { kind: "number", least: 1, most: 5 },
    },
    { path: ["city"], title: both((it) => it.city), as: { kind: "text", longest: 60 } },
    {
      path: ["region"],
      title: both((it) => it.region),
      help: both((it) => it.regionHelp),
      as: { kind: "choice", options: REGIONS.map(([value, name]) => ({ value, title: { es: name, en: name } })) },
    },
    { path: ["opening", "opens"], title: both((it) => it.opens), as: hours(4, 20) },
    { path: ["opening", "closes"], title: both((it) => it.closes), as: hours(7, 23) },
    {
      path: ["opening", "closed_on"],
      title: both((it) => it.closed),
      as: {
        kind: "several",
        options: OWN_TEXTS.es.dayNames.map((day, value) => ({
          value,
          title: { es: day, en: OWN_TEXTS.en.dayNames[value] ?? day },
        })),
      },
    },
    {
      path: ["seasonal"],
      title: { es: "Especialidades de temporada", en: "Seasonal specialities" },
      help: { es: "Roscón, torrijas, buñuelos… en sus fechas.", en: "Each in its time of the year." },
      as: { kind: "yes_no" },
    },
    {
      path: ["products"],
      title: { es: "Lista de precios", en: "Price list" },
      help: both((it) => it.pricesHelp),
      as: { kind: "long", longest: 20_000 },
    },
    {
      path: ["team"],
      title: { es: "Equipo, de la dueña abajo", en: "Team, from the owner down" },
      help: { es: "Un nombre en cada línea.", en: "One name a line." },
      as: { kind: "lines", most: 40 },
    },
  ],
};

export default form;
