import type { Conversion, Dashboard, Group, Step, Usage } from "../figures/analysis.ts";
import type { Lead } from "../leads/score.tsx";
import type { Today } from "./day-band.tsx";
import type { Inside } from "./use-inside.ts";

/*
 * A Tuesday of an invented team, of the time after a fair: 412 demos of thirty days. Its figures add up as real ones do, intervals too; a test
 * says so.
 */

const DAY = "2026-11-24";
const at = (time: string) => `${DAY}T${time}:00+01:00`;
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const share = (n: number, value: number, low: number, high: number) => ({ n, value, low, high });

const steps: Step[] = [
  { name: "visits", n: 1_284, besides: 0, share: null, previous: null },
  { name: "demos", n: 412, besides: 0, share: share(1_284, 0.3209, 0.2959, 0.3469), previous: 378 },
  { name: "first_act", n: 287, besides: 0, share: share(412, 0.6966, 0.6506, 0.739), previous: 259 },
  { name: "three_areas", n: 203, besides: 0, share: share(287, 0.7073, 0.6522, 0.7569), previous: 195 },
  { name: "lead", n: 61, besides: 2, share: share(203, 0.3005, 0.2416, 0.3668), previous: 54 },
  { name: "trial", n: 22, besides: 0, share: share(61, 0.3607, 0.2517, 0.4861), previous: 21 },
  { name: "paid", n: 6, besides: 0, share: share(22, 0.2727, 0.1315, 0.4815), previous: 6 },
];

const group = (
  who: Pick<Group, "kind" | "name" | "keys">,
  [demos, first_act, three_areas, lead, trial, paid]: readonly [number, number, number, number, number, number],
  lead_share: Group["lead_share"],
): Group => ({ ...who, key: who.name, demos, reached: { first_act, three_areas, lead, trial, paid }, lead_share });

const by_link: Group[] = [
  group({ kind: "none", name: null, keys: 1 }, [234, 157, 105, 21, 7, 2], share(234, 0.0897, 0.0594, 0.1333)),
  group({ kind: "one", name: "Feria de Zaragoza", keys: 1 }, [64, 50, 38, 17, 6, 2], share(64, 0.2656, 0.173, 0.3848)),
  group({ kind: "one", name: "Boletín del gremio", keys: 1 }, [41, 25, 17, 4, 1, 0], share(41, 0.0976, 0.0386, 0.2255)),
  group({ kind: "rest", name: null, keys: 47 }, [73, 55, 43, 19, 8, 2], share(73, 0.2603, 0.1732, 0.3714)),
];

/** How many stayed in the areas of the product, in its order, and the share with its interval. */
const STAYED: ReadonlyArray<readonly [hits: number, value: number, low: number, high: number]> = [
  [398, 0.966, 0.9438, 0.9797],
  [241, 0.585, 0.5368, 0.6315],
  [228, 0.5534, 0.5051, 0.6007],
  [171, 0.415, 0.3685, 0.4632],
  [139, 0.3374, 0.2934, 0.3843],
  [118, 0.2864, 0.2449, 0.3319],
  [74, 0.1796, 0.1456, 0.2196],
];
const created = { name: "sessions_created", n: 412, value: 412, low: null, high: null };
const period = { from: "2026-10-26", to: DAY };

const opened: Readonly<Record<number, number>> = { 6: 1, 7: 2, 8: 1, 9: 2 };
const usual = [0.8, 1, 0.8, 0.6, 0.9, 1.1, 1.2, 1, 0.9, 0.8, 1, 1.4, 1.5, 1.3, 1, 0.8, 0.5];
const OPENS = 5;

const today: Today = {
  at: at("10:05"),
  date: DAY,
  live: 17,
  cap: 40,
  hours: Array.from({ length: 24 }, (_, hour) => ({ hour, demos: opened[hour] ?? 0, usual: usual[hour - OPENS] ?? 0 })),
  leads: [{ at: at("07:12") }],
  calls: [
    { lead_id: id(1), name: "Rosa Alcaide", at: at("11:30") },
    { lead_id: id(2), name: "Julián Ferrer", at: at("13:30") },
    { lead_id: id(3), name: "Teresa Maldonado", at: at("17:00") },
  ],
  waiting: 4,
  since: { at: "2026-11-23T19:05:00+01:00", demos: 11, leads: 3, trials: 1 },
};

type Line = NonNullable<Lead["engagement"]>["lines"][number];
const MOST = { time: 20, areas: 21, acts: 27, return: 12, contact: 20 } as const;
const lineOf = (kind: Line["kind"], points: number, n: number): Line => ({ kind, points, most: MOST[kind], n });

const person = (
  n: number,
  [name, company, next_step, time]: readonly [string, string, string, string],
  lines: readonly Line[],
  [areas_seen, areas_unseen]: readonly [readonly string[], readonly string[]],
): Lead => ({
  id: id(n),
  name,
  email: null,
  phone: null,
  company,
  business: null,
  fit: null,
  stage: "new",
  lost_reason: null,
  owner: null,
  next_step,
  next_step_at: at(time),
  created_at: at("08:00"),
  updated_at: at("09:30"),
  version: 1,
  consents: [],
  may_be_called: true,
  demos: 1,
  engagement: {
    score: lines.reduce((sum, it) => sum + it.points, 0),
    version: "1",
    lines: [...lines],
    areas_seen: [...areas_seen],
    areas_unseen: [...areas_unseen],
    acts: [],
  },
});

const leadsOf = (areas: readonly string[]): Lead[] => [
  person(
    1,
    ["Rosa Alcaide", "Casa Sol", "Pidió de 11 a 12. Enséñale lo que no ha visto.", "11:30"],
    [
      lineOf("time", 17, 19),
      lineOf("areas", 15, 5),
      lineOf("acts", 18, 6),
      lineOf("return", 6, 1),
      lineOf("contact", 16, 2),
    ],
    [areas.slice(0, 5), areas.slice(5)],
  ),
  person(
    2,
    ["Julián Ferrer", "La Espiga", "Cambió 7 cosas. La hora la puso Marta.", "13:30"],
    [
      lineOf("time", 20, 31),
      lineOf("areas", 18, 6),
      lineOf("acts", 21, 7),
      lineOf("return", 6, 1),
      lineOf("contact", 16, 2),
    ],
    [areas.slice(0, 6), areas.slice(6)],
  ),
  person(
    3,
    ["Teresa Maldonado", "Casa Maldonado", "Trajo su lista y cambió 3 precios.", "17:00"],
    [
      lineOf("time", 14, 14),
      lineOf("areas", 12, 4),
      lineOf("acts", 12, 4),
      lineOf("return", 6, 1),
      lineOf("contact", 20, 3),
    ],
    [areas.slice(0, 4), areas.slice(4)],
  ),
];

const insideOf = ([first = "", second = "", third = ""]: readonly string[]): Inside => ({
  inside: [
    { demo_id: id(9), name: "Beatriz Lozano", area: third, minutes: 6, score: 48 },
    { demo_id: null, name: null, area: second, minutes: 11, score: null },
    { demo_id: null, name: null, area: first, minutes: 1, score: null },
  ],
  others: 0,
});

const figures: Dashboard["figures"] = [
  created,
  { name: "succeeded", n: 412, value: 0.4393, low: 0.3922, high: 0.4876 },
  { name: "ready_ms_p95", n: 412, value: 1_400, low: null, high: null },
];

/** What the pages of the API would answer. @param areas of the product, the most looked at first */
export const exampleOf = (areas: readonly string[]) => ({
  today,
  leads: leadsOf(areas),
  inside: insideOf(areas),
  dashboard: { period, figures, by_scenario: [], steps } satisfies Dashboard,
  usage: {
    period,
    by_scenario: [],
    hours: [],
    figures: [
      created,
      ...areas.slice(0, STAYED.length).map((area, index) => {
        const [, value = 0, low = 0, high = 0] = STAYED[index] ?? [];
        return { name: `area_${area}`, n: 412, value, low, high };
      }),
    ],
  } satisfies Usage,
  conversion: {
    period,
    figures: [],
    by_scenario: [],
    steps,
    by_link,
    by_source: [],
    by_owner: [],
  } satisfies Conversion,
  /** For whoever adds them up. */
  hits: STAYED.map(([hits]) => hits),
});
