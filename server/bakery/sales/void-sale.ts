import { randomUUID } from "node:crypto";
import type { Tenant } from "../../domain.ts";
import { conflict, notFound } from "../../errors.ts";
import { rowsOfAct } from "../acts-of.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectNextNumber } from "./queries.ts";

/**
 * Takes a ticket back with another one of the opposite sign, as a till does: its numbers have no holes.
 *
 * @returns the id of the ticket that voids it
 * @throws Refusal `not_found` for no ticket of a person's, `conflict` where it is of another day, voids another, or is voided already
 */
export async function voidSale(db: BakeryDb, tenant: Tenant, ticketId: string): Promise<string> {
  const isTheirs = (await rowsOfAct(db, "tickets", ticketId)).includes(ticketId);
  const ticket = isTheirs && (await db.selectFrom("tickets").selectAll().where("id", "=", ticketId).executeTakeFirst());
  if (!ticket) throw notFound("ticket");
  if (ticket.sold_on !== today(tenant)) throw conflict("Only a ticket of today can be voided.");
  if (ticket.voids_ticket_id !== null) throw conflict("This ticket voids another one.");
  const voided = await db.selectFrom("tickets").select("id").where("voids_ticket_id", "=", ticketId).executeTakeFirst();
  if (voided) throw conflict("This ticket is voided already.");
  const { id: _id, version: _version, number: _number, ...rest } = ticket;
  const id = randomUUID();
  const number = await selectNextNumber(db, ticket.location_id, ticket.till);
  const [units, gross_cents, net_cents] = [-ticket.units, -ticket.gross_cents, -ticket.net_cents];
  const sold_at = tenant.workspaceNow;
  await db
    .insertInto("tickets")
    .values({ ...rest, id, number, sold_at, units, gross_cents, net_cents, voids_ticket_id: ticketId })
    .execute();
  await takeLinesBack(db, ticketId, { ticket_id: id, sold_at });
  await takePaymentsBack(db, ticketId, { ticket_id: id, paid_at: sold_at });
  return id;
}

async function takeLinesBack(
  db: BakeryDb,
  ticketId: string,
  back: { readonly ticket_id: string; readonly sold_at: Date },
): Promise<void> {
  const lines = await db.selectFrom("ticket_lines").selectAll().where("ticket_id", "=", ticketId).execute();
  await db
    .insertInto("ticket_lines")
    .values(
      lines.map(({ id: _id, version: _version, ...line }) => ({
        ...line,
        ...back,
        quantity: -line.quantity,
        discount_cents: -line.discount_cents,
        gross_cents: -line.gross_cents,
      })),
    )
    .execute();
}

async function takePaymentsBack(
  db: BakeryDb,
  ticketId: string,
  back: { readonly ticket_id: string; readonly paid_at: Date },
): Promise<void> {
  const payments = await db.selectFrom("payments").selectAll().where("ticket_id", "=", ticketId).execute();
  await db
    .insertInto("payments")
    .values(
      payments.map(({ id: _id, version: _version, ...it }) => ({ ...it, ...back, amount_cents: -it.amount_cents })),
    )
    .execute();
}
