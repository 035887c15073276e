import { Button, Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import type { Receipt } from "../../../contract/session.ts";
import { ask } from "../../api/core.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useProduct } from "../product.tsx";

type Deleted = z.output<typeof Receipt>;

const TEXTS = {
  es: {
    deleting: "Borrando lo que cambiaste…",
    receipt: "Recibo de borrado",
    deleted: (at: string, rows: string) => `Borrado ${at}: ${rows === "1" ? "1 dato" : `${rows} datos`}`,
    nothing: "No habías cambiado nada, así que solo se han borrado las cuentas.",
    what: "Qué",
    rows: "Datos",
    all: "En total",
    other: "El recibo lo tiene quien abrió la demo.",
    pdf: "Guardar en PDF",
  },
  en: {
    deleting: "Deleting what you changed…",
    receipt: "Deletion receipt",
    deleted: (at: string, rows: string) => `Deleted ${at}: ${rows === "1" ? "1 record" : `${rows} records`}`,
    nothing: "You had changed nothing, so only the accounts were deleted.",
    what: "What",
    rows: "Records",
    all: "In all",
    other: "Whoever opened the demo has the receipt.",
    pdf: "Save as PDF",
  },
};
const POLL_MS = 1_000;
const TRIES = 60;

/** What was deleted and when: one line, which unfolds. */
export function ReceiptPaper({ id }: { readonly id: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const receipt = useQuery<Deleted, ApiProblem>({
    queryKey: ["receipt", id],
    queryFn: () => ask("GET /demo-sessions/:id/receipt", { params: { id } }),
    retry: (failures, error) => error.code === "not_deleted_yet" && failures < TRIES,
    retryDelay: POLL_MS,
  });
  if (receipt.isError) return <Text c="dimmed">{texts.other}</Text>;
  if (!receipt.data)
    return (
      <Text role="status">
        <Loader size="xs" mr="xs" aria-hidden />
        {texts.deleting}
      </Text>
    );
  const { deleted_at, total_rows, row_counts } = receipt.data;
  return (
    <details className="receipt" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <b>{texts.receipt}</b>
        <span className="note">{texts.deleted(formats.dateTime(deleted_at), formats.number(total_rows))}</span>
      </summary>
      <Counts of={row_counts} total={total_rows} />
      <Button className="no-print" variant="default" mt="sm" onClick={() => window.print()}>
        {texts.pdf}
      </Button>
    </details>
  );
}

/** What was deleted, by what it was. */
function Counts({ of, total }: { readonly of: Deleted["row_counts"]; readonly total: number }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const names = useTexts(useProduct().tableNames);
  const sums = new Map<string, number>();
  for (const [table, it] of Object.entries(of)) {
    const name = names[table] ?? names["other"] ?? table;
    sums.set(name, (sums.get(name) ?? 0) + it.own_rows + it.removals);
  }
  const rows = [...sums].filter(([, count]) => count > 0).sort(([, one], [, other]) => other - one);
  if (rows.length === 0) return <Text c="dimmed">{texts.nothing}</Text>;
  return (
    <DataTable
      label={texts.receipt}
      rows={[...rows, [texts.all, total] as const]}
      page={40}
      keyOf={([name]) => name}
      columns={[
        { title: texts.what, cell: ([name]) => name },
        { title: texts.rows, cell: ([, count]) => formats.number(count), isFigure: true },
      ]}
    />
  );
}
