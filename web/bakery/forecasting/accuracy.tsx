import { Text } from "@mantine/core";
import type { z } from "zod";
import type { ForecastAccuracy } from "../../../contract/bakery/forecasting.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useRead } from "../api.ts";
import { usePlaceName } from "../places.ts";
import { TEXTS } from "./texts.ts";

type Result = z.output<typeof ForecastAccuracy>;

/** How far off the forecast was, honestly: beside it what anybody could have said. */
export function Accuracy() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const results = useRead("GET /workspace/forecasts/accuracy");
  const placeName = usePlaceName();
  const share = (value: number | null) => (value === null ? "–" : formats.percent(value));
  return (
    <Panel title={texts.accuracy} help={texts.accuracyHelp} tour="accuracy">
      <Loaded query={results}>
        {({ items }) => (
          <>
            <Overall results={items} />
            <DataTable
              label={texts.accuracy}
              rows={items.toSorted((one, other) => other.sold_units - one.sold_units)}
              page={8}
              keyOf={(it) => `${it.product_id} ${it.location_id}`}
              columns={[
                {
                  title: texts.product,
                  cell: (it) => <TwoLines main={it.product_name} small={placeName(it.location_id)} />,
                },
                { title: texts.error, cell: (it) => share(it.wape), isFigure: true },
                { title: texts.naive, cell: (it) => share(it.naive_wape), isFigure: true },
                { title: texts.inBand, cell: (it) => share(it.band_share), isFigure: true },
                { title: texts.model, cell: (it) => texts.models[it.shown_model] ?? texts.baseModel },
              ]}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** Errors weighed by what was sold. */
function Overall({ results }: { readonly results: readonly Result[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const known = results.filter((it) => it.wape !== null && it.naive_wape !== null);
  const sold = known.reduce((sum, it) => sum + it.sold_units, 0);
  if (sold === 0) return null;
  const mean = (of: "wape" | "naive_wape") => known.reduce((sum, it) => sum + (it[of] ?? 0) * it.sold_units, 0) / sold;
  return (
    <Text fw={600} mb="sm">
      {texts.better(formats.percent(mean("wape")), formats.percent(mean("naive_wape")))}
    </Text>
  );
}
