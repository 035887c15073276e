import { randomUUID } from "node:crypto";
import type { GeneratedTable, Value } from "../../../domain.ts";
import { COLUMNS } from "../model/columns.ts";
import { dayNumber } from "../model/day.ts";
import { idOf, TABLE_NAMES, type TableName } from "../model/ids.ts";

export type RowOf<Table extends TableName> = { readonly [Column in (typeof COLUMNS)[Table][number]]: Value };

/** Where a simulated bakery writes down what happens. */
export interface Journal {
  /** While it is closed nothing is kept: what is written for nobody need not be put together. */
  readonly isOpen: boolean;
  /** The id of the next row of a table. @param date the day it belongs to */
  id(table: TableName, date: string): string;
  add<Table extends TableName>(table: Table, row: RowOf<Table>): void;
}

/** A journal of a dataset: ids are packed, and rows are kept from when it is opened. */
export interface DatasetJournal extends Journal {
  /** From here on rows are kept; before, they were the run-in. */
  open(): void;
  tables(): GeneratedTable[];
  /** What was written of a table, by column. */
  rowsOf<Table extends TableName>(table: Table): Array<RowOf<Table>>;
}

export function datasetJournal(): DatasetJournal {
  const rows = new Map<TableName, Array<readonly Value[]>>(TABLE_NAMES.map((it) => [it, []]));
  const next = new Map<TableName, Map<string, number>>(TABLE_NAMES.map((it) => [it, new Map()]));
  let isOpen = false;
  return {
    get isOpen() {
      return isOpen;
    },
    open() {
      isOpen = true;
    },
    id(table, date) {
      const ordinals = next.get(table);
      const ordinal = (ordinals?.get(date) ?? 0) + 1;
      ordinals?.set(date, ordinal);
      return idOf(table, dayNumber(date), ordinal);
    },
    add(table, row) {
      if (!isOpen) return;
      const values: Record<string, Value> = row;
      rows.get(table)?.push(COLUMNS[table].map((it) => values[it] ?? null));
    },
    rowsOf: (table) =>
      (rows.get(table) ?? []).map(
        (row) => Object.fromEntries(COLUMNS[table].map((it, index) => [it, row[index] ?? null])) as never,
      ),
    tables: () => [...rows].map(([name, some]) => ({ name, columns: COLUMNS[name], rows: some })),
  };
}

/** A journal of what one tenant lives: ids of its own, rows by name. */
export interface TenantJournal extends Journal {
  readonly rows: ReadonlyMap<TableName, ReadonlyArray<Readonly<Record<string, Value>>>>;
}

export function tenantJournal(): TenantJournal {
  const rows = new Map<TableName, Array<Readonly<Record<string, Value>>>>();
  return {
    rows,
    isOpen: true,
    id: () => randomUUID(),
    add(table, row) {
      const some = rows.get(table) ?? [];
      some.push(row);
      rows.set(table, some);
    },
  };
}
