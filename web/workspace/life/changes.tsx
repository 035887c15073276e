import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useRead } from "../../api/core.ts";
import type { Change } from "../../product.ts";
import type { Formats } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useDemo } from "../demo.tsx";
import { useProduct } from "../product.tsx";

const TEXTS = {
  es: {
    changed: "Lo que has cambiado",
    added: "añadido",
    edited: "editado",
    removed: "quitado",
    undo: "Deshacer",
    undone: "Deshecho.",
    failed: "Ya no se puede deshacer.",
    more: (n: number) => `Ver ${n} más`,
  },
  en: {
    changed: "What you changed",
    added: "added",
    edited: "edited",
    removed: "removed",
    undo: "Undo",
    undone: "Undone.",
    failed: "This cannot be undone any more.",
    more: (n: number) => `Show ${n} more`,
  },
};
const FIRST = 12;

/** What people changed here, from what to what; one thing can be taken back. */
export function Changes() {
  const texts = useTexts(TEXTS);
  const { words: inBoth } = useProduct();
  const words = useTexts(inBoth);
  const { me } = useDemo();
  const [isAll, setIsAll] = useState(false);
  const changes = useRead("GET /demo-sessions/:id/changes", { params: { id: me.session_id }, query: { limit: 200 } });
  return (
    <Panel title={texts.changed} help={words.changedHelp} tour="changes">
      <Loaded query={changes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.unchanged}</Empty>
          ) : (
            <>
              <ul className="rows changes">
                {(isAll ? items : items.slice(0, FIRST)).map((it) => (
                  <ChangeRow key={`${it.table} ${it.id} ${it.kind}`} change={it} />
                ))}
              </ul>
              {!isAll && items.length > FIRST && (
                <Button variant="default" onClick={() => setIsAll(true)}>
                  {texts.more(items.length - FIRST)}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function ChangeRow({ change }: { readonly change: Change }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { tableNames, undoOf } = useProduct();
  const names = useTexts(tableNames);
  const client = useQueryClient();
  const { me } = useDemo();
  const [isBusy, setIsBusy] = useState(false);
  const undo = me.role === "owner" && change.kind !== "removed" ? undoOf?.(change) : undefined;
  const takeBack = async () => {
    setIsBusy(true);
    try {
      await undo?.();
      notifications.show({ message: texts.undone });
    } catch {
      notifications.show({ color: "red", message: texts.failed });
    } finally {
      setIsBusy(false);
      void client.invalidateQueries();
    }
  };
  return (
    <li className="row">
      <div className="row-words">
        {[names[change.table] ?? names["other"], change.name].filter(Boolean).join(": ")}
        <small>
          {texts[change.kind]} · {formats.dateTime(change.changed_at)}
        </small>
      </div>
      <span className="figures">
        {change.before !== null && <s className="was">{figureOf(change, change.before, formats)}</s>}{" "}
        {change.after !== null && <b>{figureOf(change, change.after, formats)}</b>}
      </span>
      {undo && (
        <Button variant="default" flex="none" loading={isBusy} onClick={() => void takeBack()}>
          {texts.undo}
        </Button>
      )}
    </li>
  );
}

const figureOf = ({ unit }: Change, value: number, formats: Formats): string =>
  unit === "cents" ? formats.money(value) : unit === "grams" ? formats.weight(value) : formats.number(value);
