import { Button, Group, Text } from "@mantine/core";
import { IconDownload, IconPencil } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { type CsvColumn, download, toCsv } from "./csv.ts";
import { useLocale, useTexts } from "./locale.tsx";
import { ScrollBox } from "./scroll-box.tsx";

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand on the right. */
  readonly isFigure?: boolean;
  /** What can be done with a row, or what it is, needs no heading to be seen. */
  readonly isPlain?: boolean;
}

const TEXTS = {
  es: {
    more: (left: number) => `Mostrar más (${left})`,
    csv: "Descargar CSV",
    of: (n: number, all: number) => `${n} de ${all}`,
  },
  en: {
    more: (left: number) => `Show more (${left})`,
    csv: "Download CSV",
    of: (n: number, all: number) => `${n} of ${all}`,
  },
};

const PAGE = 15;

interface Table<Row> {
  readonly label: string;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Rows a page at a time. */
export function DataTable<Row>(props: Table<Row> & { readonly page?: number }) {
  const { rows, page = PAGE } = props;
  const texts = useTexts(TEXTS);
  const [shown, setShown] = useState(page);
  return (
    <>
      <PlainTable {...props} rows={rows.slice(0, shown)} />
      {rows.length > shown && (
        <Group justify="space-between" mt="xs" className="no-print">
          <Text size="sm" c="dimmed">
            {texts.of(shown, rows.length)}
          </Text>
          <Button variant="default" onClick={() => setShown(shown + 3 * page)}>
            {texts.more(rows.length - shown)}
          </Button>
        </Group>
      )}
    </>
  );
}

/** Plain cells: a phone draws hundreds of them while somebody waits. */
function PlainTable<Row>({ label, columns, rows, keyOf }: Table<Row>) {
  return (
    <ScrollBox label={label}>
      <table className="data">
        <thead>
          <tr>
            {columns.map(({ title, isFigure, isPlain }) => (
              <th key={title} scope="col" className={isFigure ? "figures" : undefined}>
                {isPlain ? <span className="hidden-text">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, cell, isFigure }) => (
                <td key={title} className={isFigure ? "figures" : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Everything that a table is made of, for a spreadsheet. */
export function CsvButton<Row>(props: {
  readonly name: string;
  readonly columns: ReadonlyArray<CsvColumn<Row>>;
  readonly rows: readonly Row[];
}) {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  return (
    <Button
      variant="subtle"
      leftSection={<IconDownload size={18} aria-hidden />}
      aria-label={`${texts.csv}: ${props.name}`}
      onClick={() => download(`${props.name}.csv`, toCsv(locale, props.columns, props.rows))}
    >
      CSV
    </Button>
  );
}

/** What can be done with a row: a picture, with words for whoever cannot see it. Plain, as there is one in each row. */
export function RowButton(props: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="row-button" aria-label={props.label} title={props.label} onClick={props.onClick}>
      <IconPencil size={20} aria-hidden />
    </button>
  );
}
