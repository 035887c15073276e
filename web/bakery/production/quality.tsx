import { Badge } from "@mantine/core";
import type { z } from "zod";
import type { QualityCheck } from "../../../contract/bakery-office.ts";
import { useList } from "../../api/hooks.ts";
import { CsvButton, DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { TEXTS } from "./texts.ts";

type Check = z.output<typeof QualityCheck>;

/** Pieces on the scales, and whether they weighed what they should. */
export function Quality() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const checks = useList<Check>("/workspace/production/quality-checks");
  const csv = [
    { title: texts.checkedAt, value: (it: Check) => it.checked_at },
    { title: texts.product, value: (it: Check) => it.product_name },
    { title: `${texts.weight} (g)`, value: (it: Check) => it.grams },
    { title: texts.result, value: (it: Check) => (it.passed ? texts.passed : texts.failedCheck) },
  ];
  return (
    <Panel
      title={texts.qualityTitle}
      help={texts.qualityHelp}
      action={<CsvButton name={texts.quality} columns={csv} rows={checks.data?.items ?? []} />}
    >
      <Loaded query={checks} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.noChecks}</Empty>
          ) : (
            <DataTable
              label={texts.qualityTitle}
              rows={items}
              page={20}
              keyOf={(it) => it.id}
              columns={[
                {
                  title: texts.product,
                  cell: (it) => <TwoLines main={it.product_name} small={formats.dateTime(it.checked_at)} />,
                },
                { title: texts.weight, cell: (it) => formats.grams(it.grams), isFigure: true },
                {
                  title: texts.result,
                  cell: (it) => (it.passed ? texts.passed : <Badge color="red.9">{texts.failedCheck}</Badge>),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
