import type { z } from "zod";
import type { QualityCheck } from "../../../contract/bakery/production.ts";
import { ListPanel } from "../../ui/list-panel.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

type Check = z.output<typeof QualityCheck>;

/** Pieces on the scales, and whether they weighed what they should. */
export function Quality() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const checks = useRead("GET /workspace/production/quality-checks");
  const csv = [
    { title: texts.checkedAt, value: (it: Check) => it.checked_at },
    { title: texts.product, value: (it: Check) => it.product_name },
    { title: `${texts.weight} (g)`, value: (it: Check) => it.grams },
    { title: texts.result, value: (it: Check) => (it.passed ? texts.passed : texts.failedCheck) },
  ];
  return (
    <ListPanel
      title={texts.qualityTitle}
      help={texts.qualityHelp}
      query={checks}
      page={20}
      empty={texts.noChecks}
      csv={csv}
      keyOf={(it) => it.id}
      columns={[
        {
          title: texts.product,
          cell: (it) => <TwoLines main={it.product_name} small={formats.dateTime(it.checked_at)} />,
        },
        { title: texts.weight, cell: (it) => formats.grams(it.grams), isFigure: true },
        {
          title: texts.result,
          cell: (it) =>
            it.passed ? (
              texts.passed
            ) : (
              <span className="chip" data-tone="bad">
                {texts.failedCheck}
              </span>
            ),
        },
      ]}
    />
  );
}
