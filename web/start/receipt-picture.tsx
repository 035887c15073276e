import { Ribbon } from "../ui/ribbon/ribbon.tsx";
import type { PageTexts } from "./texts.ts";

const DAY_MS = 86_400_000;
const SPAN = { from: new Date(0), to: new Date(DAY_MS), now: new Date(DAY_MS) };
const MARKS = [0.1, 0.45, 0.7].map((share) => ({ at: new Date(share * DAY_MS), state: "out" as const, label: "" }));

/** What is left of a demo: a slip, drawn; the real one has the figures. */
export function ReceiptPicture({ texts }: { readonly texts: PageTexts }) {
  const [opened, deleted, rows] = texts.receiptRows;
  return (
    <div className="slip" aria-hidden="true">
      <p className="slip-title">{texts.receipt}</p>
      <Ribbon {...SPAN} marks={MARKS} label="" size="line" />
      <dl>
        <div>
          <dt>{opened}</dt>
          <dd>17:45</dd>
        </div>
        <div>
          <dt>{deleted}</dt>
          <dd>17:45 +24 h</dd>
        </div>
        <div>
          <dt>{rows}</dt>
          <dd>✓</dd>
        </div>
      </dl>
    </div>
  );
}
