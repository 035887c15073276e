import { type ShopDay, shopDay } from "./calendar.ts";
import { addDays, weekday } from "./day.ts";

/** An invented person. Addresses are under `.example`, where no letter arrives. */
export interface TeamMember {
  readonly name: string;
  readonly role: "owner" | "manager" | "baker" | "cashier";
  readonly position: string;
  readonly email: string;
  readonly hourlyCents: number;
}

// biome-ignore format: a table is read by its columns
export const TEAM: readonly TeamMember[] = [
  { name: "Carmen Robledo Izquierdo", role: "owner", position: "Dueña y administración", email: "carmen@chamberi.example", hourlyCents: 0 },
  { name: "Elena Manzano Prieto", role: "manager", position: "Encargada", email: "elena@chamberi.example", hourlyCents: 1_480 },
  { name: "Ramiro Escudero Lozano", role: "baker", position: "Maestro panadero", email: "ramiro@chamberi.example", hourlyCents: 1_620 },
  { name: "Íñigo Valverde Cano", role: "baker", position: "Ayudante de obrador", email: "inigo@chamberi.example", hourlyCents: 1_180 },
  { name: "Lucía Pardo Montes", role: "cashier", position: "Dependienta", email: "lucia@chamberi.example", hourlyCents: 1_090 },
  { name: "Noelia Cuesta Rivas", role: "cashier", position: "Dependienta", email: "noelia@chamberi.example", hourlyCents: 1_090 },
  { name: "Adrián Soto Bermejo", role: "cashier", position: "Dependiente de fin de semana", email: "adrian@chamberi.example", hourlyCents: 1_060 },
];

export interface Shift {
  readonly member: TeamMember;
  readonly date: string;
  /** Minutes of the local day. */
  readonly from: number;
  readonly to: number;
}

const at = (hour: number, minute = 0) => hour * 60 + minute;

/** Who works on a day. Nobody works more than eight hours, and somebody is at the till whenever the shop is open. */
export function shiftsOf(date: string): Shift[] {
  const day = shopDay(date);
  if (!day.isOpen) return [];
  const shift = (index: number, from: number, to: number): Shift[] => {
    const member = TEAM[index];
    return member ? [{ member, date, from, to }] : [];
  };
  return [...counter(day, shift), ...bakehouse(day, shift)];
}

type AddShift = (member: number, from: number, to: number) => Shift[];

/** Two at the counter in turns; Adrián has Saturday afternoons and Sundays, so that both have two days off in a row. */
function counter(day: ShopDay, shift: AddShift): Shift[] {
  if (day.closes <= at(15))
    return [
      ...shift(6, at(7, 45), day.closes + 15),
      ...(isEvenWeek(day.date) ? shift(4, at(9), at(14)) : shift(5, at(9), at(14))),
    ];
  const office =
    day.weekday >= 1 && day.weekday <= 4 ? [...shift(0, at(9, 30), at(13, 30)), ...shift(1, at(9), at(17))] : [];
  if (day.weekday === 5)
    return [...shift(1, at(8), at(15)), ...shift(4, at(7), at(14, 30)), ...shift(6, at(14), at(21, 15))];
  return [...office, ...shift(4, at(7), at(14, 30)), ...shift(5, at(13, 45), at(21, 15))];
}

/** The night belongs to the master, but for Monday and Tuesday, when his assistant bakes. */
function bakehouse(day: ShopDay, shift: AddShift): Shift[] {
  if (day.weekday <= 1) return shift(3, at(3, 15), at(11, 15));
  const assistant = day.weekday >= 4 ? shift(3, at(9), at(16, 30)) : [];
  return [...shift(2, at(3, 15), at(11)), ...assistant];
}

function isEvenWeek(date: string): boolean {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 604_800_000) % 2 === 0;
}

/** The rota of a week is out on the Friday before it. */
export function rotaPublishedOn(date: string): string {
  return addDays(date, -weekday(date) - 3);
}
