import type { ReactNode } from "react";
import type { CsvColumn } from "./csv.ts";
import { type Column, CsvButton, DataTable } from "./data-table.tsx";
import { Panel } from "./screen.tsx";
import { Empty, Loaded, type Query } from "./states.tsx";

/** A list: to read as a table, a page at a time, and to take away for a spreadsheet. */
export function ListPanel<Row>(props: {
  readonly title: string;
  readonly help?: ReactNode;
  readonly tour?: string;
  readonly query: Query<{ readonly items: readonly Row[] }>;
  readonly arrange?: (rows: readonly Row[]) => readonly Row[];
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly csv: ReadonlyArray<CsvColumn<Row>>;
  readonly keyOf: (row: Row) => string;
  readonly page?: number;
  /** Said where there is nothing. */
  readonly empty: string;
}) {
  const { title, query, arrange = (rows) => rows } = props;
  const rows = arrange(query.data?.items ?? []);
  const button = <CsvButton name={title} columns={props.csv} rows={rows} />;
  return (
    <Panel title={title} help={props.help} action={button} {...(props.tour && { tour: props.tour })}>
      <Loaded query={query} lines={8}>
        {() =>
          rows.length === 0 ? (
            <Empty>{props.empty}</Empty>
          ) : (
            <DataTable
              label={title}
              rows={rows}
              columns={props.columns}
              keyOf={props.keyOf}
              {...(props.page && { page: props.page })}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
