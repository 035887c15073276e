import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { ForecastAccuracy } from "../../../contract/bakery/forecasting.ts";
import { Answer } from "../../ui/answer.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Loaded } from "../../ui/states.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useRead } from "../api.ts";
import { usePlaceName } from "../places.ts";
import { TEXTS } from "./texts.ts";

export type Result = z.output<typeof ForecastAccuracy>;

/** Of four days, on how many what was asked for lay in the band; weighed by what was sold. */
export function hitsOfFour(results: readonly Result[]): number | undefined {
  const known = results.filter((it) => it.band_share !== null);
  const sold = known.reduce((sum, it) => sum + it.sold_units, 0);
  if (sold === 0) return undefined;
  return Math.round((4 * known.reduce((sum, it) => sum + (it.band_share ?? 0) * it.sold_units, 0)) / sold);
}

/** How far off the forecast was, honestly: beside it what anybody could have said. */
export function Accuracy() {
  const texts = useTexts(TEXTS);
  const results = useRead("GET /workspace/forecasts/accuracy");
  const [isTable, setIsTable] = useState(false);
  return (
    <Answer title={texts.accuracy} wide={12} tour="accuracy">
      <Loaded query={results}>
        {({ items }) => (
          <>
            <Dots results={items} />
            <Overall results={items} />
            <p className="note">{texts.accuracyHelp}</p>
            <UnstyledButton className="tabular-toggle" onClick={() => setIsTable(!isTable)}>
              {isTable ? texts.hideTable : texts.byProduct}
            </UnstyledButton>
            {isTable && <ByProduct results={items} />}
          </>
        )}
      </Loaded>
    </Answer>
  );
}

/** Errors weighed by what was sold. */
function Overall({ results }: { readonly results: readonly Result[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const known = results.filter((it) => it.wape !== null && it.naive_wape !== null);
  const sold = known.reduce((sum, it) => sum + it.sold_units, 0);
  if (sold === 0) return <p>{texts.stillLearning}</p>;
  const mean = (of: "wape" | "naive_wape") => known.reduce((sum, it) => sum + (it[of] ?? 0) * it.sold_units, 0) / sold;
  return <p>{texts.better(formats.number(100 * mean("wape")), formats.number(100 * mean("naive_wape")))}</p>;
}

/** Days within the band: of everything, as beside the title; and the best seller's last weeks, a dot a day. */
function Dots({ results }: { readonly results: readonly Result[] }) {
  const texts = useTexts(TEXTS);
  const best = results.toSorted((one, other) => other.sold_units - one.sold_units)[0];
  if (!best || best.band_share === null) return null;
  const hits = Math.round(best.band_share * best.days);
  const ofAll = hitsOfFour(results);
  return (
    <p>
      {ofAll !== undefined && texts.ofAll(ofAll)}
      <br />
      <b>{texts.dotsOf(hits, best.days)}</b> {texts.dotsOfWhat(best.product_name)}
      <span className="dots" aria-hidden="true">
        {Array.from({ length: best.days }, (_, day) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots without a face of their own
          <i key={day} data-hit={day < hits || undefined} />
        ))}
      </span>
    </p>
  );
}

function ByProduct({ results }: { readonly results: readonly Result[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const placeName = usePlaceName();
  const share = (value: number | null) => (value === null ? "–" : formats.percent(value));
  const ofHundred = (value: number | null) => (value === null ? "–" : formats.number(100 * value));
  return (
    <DataTable
      label={texts.accuracy}
      rows={results.toSorted((one, other) => other.sold_units - one.sold_units)}
      page={8}
      keyOf={(it) => `${it.product_id} ${it.location_id}`}
      columns={[
        { title: texts.product, cell: (it) => <TwoLines main={it.product_name} small={placeName(it.location_id)} /> },
        { title: texts.error, cell: (it) => ofHundred(it.wape), isFigure: true },
        { title: texts.naive, cell: (it) => ofHundred(it.naive_wape), isFigure: true },
        { title: texts.inBand, cell: (it) => share(it.band_share), isFigure: true },
      ]}
    />
  );
}
