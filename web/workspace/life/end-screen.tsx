import { Button, Container, Loader, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import type { Receipt } from "../../../contract/session.ts";
import { viewAsOneself } from "../../api/access.ts";
import { ask } from "../../api/core.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { sessionOfPage } from "../../api/request.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useProduct } from "../product.tsx";

type Deleted = z.output<typeof Receipt>;

const TEXTS = {
  es: {
    title: "La demo ha terminado",
    expired: "Se ha acabado su tiempo.",
    ended: "La has terminado tú, o quien la abrió.",
    gone: "Nadie puede entrar ya: ni tú, ni a quien invitaste.",
    deleting: "Borrando lo que cambiaste…",
    receipt: "Recibo",
    deleted: (at: string, rows: string) => `Borrado ${at}: ${rows === "1" ? "1 fila" : `${rows} filas`}`,
    nothing: "No habías cambiado nada, así que solo se han borrado las cuentas.",
    what: "Qué",
    rows: "Filas",
    again: "Abrir otra demo",
    other: "El recibo lo tiene quien abrió la demo.",
  },
  en: {
    title: "The demo has ended",
    expired: "Its time was up.",
    ended: "You ended it, or whoever opened it did.",
    gone: "Nobody can come in any more: neither you nor whom you invited.",
    deleting: "Deleting what you changed…",
    receipt: "Receipt",
    deleted: (at: string, rows: string) => `Deleted ${at}: ${rows === "1" ? "1 row" : `${rows} rows`}`,
    nothing: "You had changed nothing, so only the accounts were deleted.",
    what: "What",
    rows: "Rows",
    again: "Open another demo",
    other: "Whoever opened the demo has the receipt.",
  },
};
const POLL_MS = 1_000;
const TRIES = 60;

/** The end: why, what was deleted, and where one goes from here. */
export function EndScreen() {
  const texts = useTexts(TEXTS);
  const id = sessionOfPage();
  // Seen through another's eyes the end has no receipt: it is the owner's, so before anything is asked one is oneself again.
  useState(viewAsOneself);
  const session = useQuery({
    queryKey: ["ended", id],
    queryFn: () => ask("GET /demo-sessions/:id", { params: { id } }),
    retry: false,
  });
  return (
    <Container component="main" size="xs" pt="10vh" pb="xl">
      <Stack>
        <Title order={1}>{texts.title}</Title>
        <Text>
          {session.data && `${session.data.status === "expired" ? texts.expired : texts.ended} `}
          {texts.gone}
        </Text>
        {session.isError ? <Text c="dimmed">{texts.other}</Text> : <ReceiptPaper id={id} />}
        <Button component="a" href="/" size="lg">
          {texts.again}
        </Button>
      </Stack>
    </Container>
  );
}

function ReceiptPaper({ id }: { readonly id: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
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
    <Paper withBorder p="md" component="section" aria-label={texts.receipt}>
      <Text fw={700} size="lg">
        {texts.deleted(formats.dateTime(deleted_at), formats.number(total_rows))}
      </Text>
      <Counts of={row_counts} />
    </Paper>
  );
}

/** What was deleted, by what it was. */
function Counts({ of }: { readonly of: Deleted["row_counts"] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const names = useTexts(useProduct().tableNames);
  const rows = Object.entries(of)
    .map(([table, it]) => ({ table, rows: it.own_rows + it.removals }))
    .filter((it) => it.rows > 0)
    .sort((one, other) => other.rows - one.rows);
  if (rows.length === 0) return <Text c="dimmed">{texts.nothing}</Text>;
  return (
    <DataTable
      label={texts.receipt}
      rows={rows}
      page={40}
      keyOf={(it) => it.table}
      columns={[
        { title: texts.what, cell: (it) => names[it.table] ?? names["other"] },
        { title: texts.rows, cell: (it) => formats.number(it.rows), isFigure: true },
      ]}
    />
  );
}
