import { Button, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { salesApi } from "../../../contract/bakery/sales.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { ask } from "../api.ts";
import { usePlaceName } from "../places.ts";
import { shortName } from "../short-name.ts";
import { TEXTS } from "./texts.ts";

const ROUTE = "GET /workspace/sales/tickets";
const PAGE = 50;
const LIVE_MS = 10_000;

type Page = Answered<(typeof salesApi)[typeof ROUTE]>;
type Row = Page["items"][number];

/** Today's tickets, newest first, and the till. */
export function Tickets() {
  const texts = useTexts(TEXTS);
  const query = useInfiniteQuery<Page, ApiProblem, readonly Row[], readonly string[], string | undefined>({
    queryKey: [ROUTE],
    queryFn: ({ pageParam }) => ask(ROUTE, { query: { limit: PAGE, cursor: pageParam } }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((it) => it.items),
    refetchInterval: LIVE_MS,
  });
  return (
    <Panel title={texts.today} help={texts.todayHelp}>
      <Loaded query={query}>
        {(rows) => (rows.length === 0 ? <Empty>{texts.none}</Empty> : <TicketTable rows={rows} />)}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.older}
        </Button>
      )}
    </Panel>
  );
}

function TicketTable({ rows }: { readonly rows: readonly Row[] }) {
  const placeName = usePlaceName();
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.today}
      rows={rows}
      page={200}
      keyOf={(it) => it.id}
      columns={[
        {
          title: texts.time,
          cell: (it) => <TwoLines main={formats.time(it.sold_at)} small={placeName(it.location_id)} />,
        },
        { title: texts.what, cell: (it) => <What ticket={it} /> },
        { title: texts.amount, cell: (it) => formats.money(it.gross_cents), isFigure: true },
      ]}
    />
  );
}

function What({ ticket }: { readonly ticket: Row }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const lines = ticket.lines.map(
    (it) => `${it.quantity} × ${shortName(it.product_name)}, ${formats.money(it.unit_price_cents)}`,
  );
  const isVoid = ticket.voids_ticket_id !== null;
  return (
    <>
      {lines.join("; ")}{" "}
      <Text component="span" size="sm" c="dimmed">
        {isVoid ? texts.void : texts[ticket.payment as "card" | "cash" | "account"]}
      </Text>
    </>
  );
}
