import type { z } from "zod";
import type { Transfer } from "../../../contract/bakery/production.ts";
import { ListPanel } from "../../ui/list-panel.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useRead } from "../api.ts";
import { usePlaceName } from "../places.ts";
import { TEXTS } from "./texts.ts";

type Row = z.output<typeof Transfer>;

/** What today's vans took from the bakehouse to each shop. */
export function Transfers() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const placeName = usePlaceName();
  const transfers = useRead("GET /workspace/transfers");
  const csv = [
    { title: texts.received, value: (it: Row) => it.received_at },
    { title: texts.shop, value: (it: Row) => placeName(it.to_location_id) ?? "" },
    { title: texts.product, value: (it: Row) => it.product_name },
    { title: texts.pieces, value: (it: Row) => it.units },
  ];
  return (
    <ListPanel
      title={texts.transfersTitle}
      help={texts.transfersHelp}
      query={transfers}
      page={20}
      empty={texts.noTransfers}
      csv={csv}
      keyOf={(it) => it.id}
      columns={[
        {
          title: texts.product,
          cell: (it) => <TwoLines main={it.product_name} small={placeName(it.to_location_id)} />,
        },
        { title: texts.pieces, cell: (it) => formats.number(it.units), isFigure: true },
        {
          title: texts.received,
          cell: (it) => `${formats.time(it.sent_at)} → ${formats.time(it.received_at)}`,
          isFigure: true,
        },
      ]}
    />
  );
}
