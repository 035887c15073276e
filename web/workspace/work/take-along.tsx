import { Button, Checkbox, Group } from "@mantine/core";
import { useState } from "react";
import { useRead } from "../../api/core.ts";
import type { WorkItem } from "../../product.ts";
import { download, toCsv } from "../../ui/csv.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useDemo } from "../demo.tsx";
import { useProduct } from "../product.tsx";
import { KeptWork } from "./kept-work.tsx";
import { WORK_TEXTS } from "./texts.ts";
import { type ClaimOfDemo, useClaim } from "./use-claim.ts";

const FIRST = 8;

/** What one made here, to be chosen of, and kept for when one signs up; or taken along as a file. */
export function TakeAlong() {
  const texts = useTexts(WORK_TEXTS);
  const { me } = useDemo();
  const work = useRead("GET /demo-sessions/:id/work", { params: { id: me.session_id } });
  const claim = useClaim(me.session_id);
  return (
    <Panel title={texts.title} help={texts.help} tour="work">
      <KeptWork of={claim} />
      <Loaded query={work}>
        {({ items }) => (items.length === 0 ? <Empty>{texts.none}</Empty> : <Choose items={items} claim={claim} />)}
      </Loaded>
    </Panel>
  );
}

function Choose({ items, claim }: { readonly items: readonly WorkItem[]; readonly claim: ClaimOfDemo }) {
  const texts = useTexts(WORK_TEXTS);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const chosen = items.filter((it) => !left.has(it.id));
  const toggle = (id: string) => setLeft(new Set(left.has(id) ? [...left].filter((it) => it !== id) : [...left, id]));
  return (
    <>
      {items.length > 1 && (
        <Checkbox
          label={texts.all}
          checked={chosen.length === items.length}
          indeterminate={chosen.length > 0 && chosen.length < items.length}
          onChange={() => setLeft(chosen.length === items.length ? new Set(items.map((it) => it.id)) : new Set())}
        />
      )}
      <ul className="rows work">
        {(isAll ? items : items.slice(0, FIRST)).map((it) => (
          <WorkRow key={it.id} item={it} isChosen={!left.has(it.id)} onToggle={() => toggle(it.id)} />
        ))}
      </ul>
      {!isAll && items.length > FIRST && (
        <Button variant="default" mb="sm" onClick={() => setIsAll(true)}>
          {texts.more(items.length - FIRST)}
        </Button>
      )}
      <Group gap="xs">
        <Button
          disabled={chosen.length === 0}
          loading={claim.isBusy}
          onClick={() => claim.keep(chosen.map((it) => it.id))}
        >
          {chosen.length === 0 ? texts.keepNone : texts.keep(chosen.length)}
        </Button>
        <Files items={chosen} />
      </Group>
    </>
  );
}

function WorkRow(props: { readonly item: WorkItem; readonly isChosen: boolean; readonly onToggle: () => void }) {
  const texts = useTexts(WORK_TEXTS);
  const { item } = props;
  const fields = useFields()(item);
  return (
    <li className="row">
      <Checkbox aria-label={texts.choose(item.name)} checked={props.isChosen} onChange={props.onToggle} />
      <div className="row-words">
        {item.name}
        <small>{texts[item.action]}</small>
      </div>
      <div className="work-fields">
        {fields.map(({ name, before, after }) => (
          <span key={name}>
            {name} {before !== undefined && <s className="was">{before}</s>} <b>{after}</b>
          </span>
        ))}
      </div>
    </li>
  );
}

interface Field {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** The fields of a thing as the product says them. */
function useFields(): (item: WorkItem) => readonly Field[] {
  const { workFieldOf } = useProduct();
  const { locale } = useLocale();
  const formats = useFormats();
  return ({ before, after }) =>
    Object.entries(after ?? {}).flatMap(([field, value]) => {
      const now = workFieldOf?.(field, value, locale, formats);
      const then = before?.[field];
      const was = then === undefined ? undefined : workFieldOf?.(field, then, locale, formats);
      // What is on sale as everything is goes without saying.
      const isUsual = before === null && field === "retired" && value === false;
      return now && !isUsual ? [{ name: now[0], before: was?.[1], after: now[1] }] : [];
    });
}

/** The same as files, for whoever wants to see for themselves. */
function Files({ items }: { readonly items: readonly WorkItem[] }) {
  const texts = useTexts(WORK_TEXTS);
  const { locale } = useLocale();
  const fieldsOf = useFields();
  const rows = items.flatMap((item) => fieldsOf(item).map((field) => ({ ...field, item })));
  const columns = [
    { title: texts.csv.name, value: (it: (typeof rows)[number]) => it.item.name },
    { title: texts.csv.action, value: (it: (typeof rows)[number]) => texts[it.item.action] },
    { title: texts.csv.field, value: (it: (typeof rows)[number]) => it.name },
    { title: texts.csv.before, value: (it: (typeof rows)[number]) => it.before ?? null },
    { title: texts.csv.after, value: (it: (typeof rows)[number]) => it.after },
  ];
  const json = () => download(`${texts.file}.json`, JSON.stringify({ schema: "demo-work/1", items }, null, 2));
  return (
    <>
      <Button variant="default" onClick={() => download(`${texts.file}.csv`, toCsv(locale, columns, rows))}>
        CSV
      </Button>
      <Button variant="default" onClick={json}>
        {texts.json}
      </Button>
    </>
  );
}
