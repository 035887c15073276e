import { Button } from "@mantine/core";
import { Answer } from "../../ui/answer.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useGo } from "../../workspace/links.tsx";
import { useRead } from "../api.ts";
import { shortName } from "../short-name.ts";
import { TEXTS } from "./texts.ts";

const SHOWN = 4;
const LIVE_MS = 10_000;

/** The last tickets, as they come. */
export function AtTheTill({ wide }: { readonly wide: 3 | 4 | 5 }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const go = useGo();
  const tickets = useRead("GET /workspace/sales/tickets", { query: { limit: SHOWN }, every: LIVE_MS });
  return (
    <Answer
      title={texts.till}
      wide={wide}
      foot={
        <Button variant="default" onClick={() => go("sales", { tab: "till" })}>
          {texts.charge}
        </Button>
      }
    >
      <Loaded query={tickets}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.tillEmpty}</Empty>
          ) : (
            <ul className="rows">
              {items.map((it) => (
                <li key={it.id} className="row">
                  <div className="row-words">
                    {it.lines
                      .map((line) => `${line.quantity > 1 ? `${line.quantity} ` : ""}${shortName(line.product_name)}`)
                      .join(", ")}
                    <small>
                      {formats.time(it.sold_at)} · {texts[it.payment as "cash" | "card" | "account"]}
                    </small>
                  </div>
                  <span className="figures">{formats.money(it.gross_cents)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Answer>
  );
}
