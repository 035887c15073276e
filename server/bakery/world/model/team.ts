import type { Calendar, ShopDay } from "./calendar.ts";
import { addDays, weekday } from "./day.ts";
import type { Bakery, Place } from "./shop.ts";

/** An invented person. Addresses are under `.example`, where no letter arrives. */
export interface TeamMember {
  /** 1, 2, 3 ... */
  readonly index: number;
  readonly name: string;
  readonly role: "owner" | "manager" | "baker" | "cashier";
  readonly duty: Duty;
  readonly position: string;
  readonly positionEn: string;
  readonly email: string;
  readonly hourlyCents: number;
  readonly place: Place;
}

type Duty = "office" | "lead" | "night" | "relief" | "day" | "morning" | "afternoon" | "saturday" | "weekend";

// biome-ignore format: a table is read by its columns
const DUTIES: Readonly<Record<Duty, Pick<TeamMember, "role" | "position" | "positionEn" | "hourlyCents">>> = {
  office: { role: "owner", position: "Dirección y administración", positionEn: "Owner and office", hourlyCents: 0 },
  lead: { role: "manager", position: "Responsable de tienda", positionEn: "Shop manager", hourlyCents: 1_480 },
  night: { role: "baker", position: "Obrador, al cargo", positionEn: "Master baker", hourlyCents: 1_620 },
  relief: { role: "baker", position: "Oficial de masa", positionEn: "Dough baker", hourlyCents: 1_340 },
  day: { role: "baker", position: "Oficial de pala", positionEn: "Oven baker", hourlyCents: 1_280 },
  morning: { role: "cashier", position: "Mostrador, mañanas", positionEn: "Sales assistant, mornings", hourlyCents: 1_090 },
  afternoon: { role: "cashier", position: "Mostrador, tardes", positionEn: "Sales assistant, afternoons", hourlyCents: 1_090 },
  saturday: { role: "cashier", position: "Mostrador, fin de semana", positionEn: "Sales assistant, weekends", hourlyCents: 1_060 },
  weekend: { role: "cashier", position: "Mostrador, fin de semana", positionEn: "Sales assistant, weekends", hourlyCents: 1_060 },
};

// biome-ignore format: a list
const GIVEN = ["Carmen", "Elena", "Ramiro", "Íñigo", "Samuel", "Lucía", "Noelia", "Adrián", "Beatriz", "Marta", "Alba", "Jimena", "Hugo", "Sara", "Inés", "Paula", "Nerea", "Gonzalo", "Silvia", "Rocío", "Teresa", "Aitana", "Mateo", "Olga", "Julia", "Pilar", "Vera", "Bruno", "Celia", "Nadia", "Leire", "Tomás"];
// biome-ignore format: a list
const FIRST = ["Robledo", "Manzano", "Escudero", "Valverde", "Cano", "Pardo", "Cuesta", "Soto", "Llorente", "Olmedo", "Barrios"];
// biome-ignore format: a list
const SECOND = ["Izquierdo", "Prieto", "Lozano", "Rivas", "Montes", "Bermejo", "Aranda", "Cuéllar", "Zamora", "Quintana", "Salgado", "Iriarte", "Becerra"];

const PER_SHOP: readonly Duty[] = ["lead", "morning", "afternoon", "saturday", "weekend"];

/** The people of a bakery: an owner, three at the oven, five in every shop; no two have one name. */
export function teamOf({ places, configuration }: Bakery): TeamMember[] {
  const bakehouse = places.find((it) => it.bakes) ?? places[0];
  if (!bakehouse) throw new Error("a bakery without a place");
  const shops = places.filter((it) => it.sells);
  const [first, ...others] = shops;
  const posts: Array<readonly [Duty, Place]> = [
    ["office", bakehouse],
    ...(first ? [["lead", first] as const] : []),
    ...(["night", "relief", "day"] as const).map((duty) => [duty, bakehouse] as const),
    ...PER_SHOP.slice(1).map((duty) => [duty, first ?? bakehouse] as const),
    ...others.flatMap((shop) => PER_SHOP.map((duty) => [duty, shop] as const)),
  ];
  return posts.map(([duty, place], at) => {
    const name = configuration.team[at] ?? nameOf(at);
    return { index: at + 1, name, duty, place, email: addressOf(name, at), ...DUTIES[duty] };
  });
}

const nameOf = (at: number): string =>
  `${GIVEN[at % GIVEN.length]} ${FIRST[at % FIRST.length]} ${SECOND[(at * 3) % SECOND.length]}`;

function addressOf(name: string, at: number): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const first = /[a-z]+/.exec(plain)?.[0] ?? "persona";
  return `${first}${at < GIVEN.length ? "" : at}@obrador.example`;
}

export interface Shift {
  readonly member: TeamMember;
  readonly date: string;
  /** Minutes of the local day. */
  readonly from: number;
  readonly to: number;
}

const at = (hour: number, minute = 0) => hour * 60 + minute;
const LONGEST_PART = at(8, 15);
const TURNOVER = 15;

/** Who works on a day. Nobody works more than nine hours or rests less than twelve, and somebody is at the till whenever a shop is open. */
export function shiftsOf(team: readonly TeamMember[], calendar: Calendar, date: string): Shift[] {
  const day = calendar.day(date);
  if (!day.isOpen) return [];
  return team.flatMap((member) => {
    const hours = hoursOf(member.duty, day);
    return hours ? [{ member, date, from: hours[0], to: hours[1] }] : [];
  });
}

function hoursOf(duty: Duty, day: ShopDay): readonly [number, number] | undefined {
  if (duty === "office") return day.weekday >= 1 && day.weekday <= 4 ? [at(9, 30), at(13, 30)] : undefined;
  if (duty === "lead") return day.weekday >= 1 && day.weekday <= 5 && !day.isShort ? [at(9), at(17)] : undefined;
  if (duty === "night" || duty === "relief" || duty === "day") return bakingHours(duty, day);
  return sellingHours(duty, day);
}

/** The night belongs to the master, but for Monday and Tuesday; somebody else bakes by day from half past nine. */
function bakingHours(
  duty: "night" | "relief" | "day",
  { weekday: day, earlier }: ShopDay,
): readonly [number, number] | undefined {
  const night = [at(3, 15) - earlier, at(11, 45) - earlier] as const;
  const byDay = [at(9, 30), at(18)] as const;
  if (duty === "night") return day >= 2 ? night : undefined;
  if (duty === "day") return day <= 4 ? byDay : undefined;
  if (day <= 1) return night;
  return day === 5 ? byDay : undefined;
}

/** Two at the counter in turns on weekdays, two others at the weekend; a short day is the early one's, who has slept. */
function sellingHours(duty: Duty, day: ShopDay): readonly [number, number] | undefined {
  const [early, late] = day.weekday >= 5 ? ["saturday", "weekend"] : ["morning", "afternoon"];
  if (duty !== early && duty !== late) return undefined;
  const [from, to] = [day.opens - TURNOVER, day.closes + TURNOVER];
  if (to - from <= LONGEST_PART) return duty === early ? [from, to] : undefined;
  const middle = Math.round((from + to) / 2 / 15) * 15;
  return duty === early ? [from, middle + TURNOVER] : [middle - TURNOVER, to];
}

/** The rota of a week is out on the Friday before it, at noon. */
export const ROTA_WEEKDAY = 4;

/** The days of the week after a date's, Monday to Sunday. */
export function nextWeek(date: string): string[] {
  const monday = addDays(date, 7 - weekday(date));
  return Array.from({ length: 7 }, (_, ahead) => addDays(monday, ahead));
}
