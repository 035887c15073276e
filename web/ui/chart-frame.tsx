import { SegmentedControl, Skeleton } from "@mantine/core";
import { type ReactNode, Suspense, useState } from "react";
import { AfterPaint } from "./after-paint.tsx";
import { useTexts } from "./locale.tsx";

const TEXTS = {
  es: { chart: "Gráfico", table: "Tabla", how: (title: string) => `${title}: cómo verlo` },
  en: { chart: "Chart", table: "Table", how: (title: string) => `${title}: how to show it` },
};

/** A chart, which comes when it is looked at, and the same figures as a table. */
export function ChartFrame(props: {
  readonly title: string;
  readonly height?: number;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}) {
  const { title, height = 240, chart, table } = props;
  const texts = useTexts(TEXTS);
  const [shown, setShown] = useState<"chart" | "table">("chart");
  return (
    <>
      <SegmentedControl
        className="no-print"
        size="xs"
        mb="sm"
        value={shown}
        onChange={setShown}
        aria-label={texts.how(title)}
        data={[
          { value: "chart", label: texts.chart },
          { value: "table", label: texts.table },
        ]}
      />
      {shown === "table" ? (
        table
      ) : (
        <AfterPaint meanwhile={<Skeleton height={height} />}>
          <Suspense fallback={<Skeleton height={height} />}>
            <div role="img" aria-label={title}>
              {chart}
            </div>
          </Suspense>
        </AfterPaint>
      )}
    </>
  );
}
