import { useCallback, useRef, useState } from "react";
import type { z } from "zod";
import type { PreviewedBakery } from "../../../contract/bakery/custom.ts";
import { enter, send } from "../../start/open-demo.ts";
import { useBack } from "../../start/use-back.ts";
import type { Locale } from "../../ui/format.ts";
import { makeOwn, type Step } from "./make-own.ts";
import { readForm, reasonsOf } from "./own-form.ts";
import { type ListRow, listOf, type OwnList, productsOf } from "./own-list.ts";
import { OWN_TEXTS } from "./own-texts.ts";

type Preview = z.output<typeof PreviewedBakery>;
export type Stage =
  | { readonly stage: "form" }
  | { readonly stage: "busy"; readonly step: Step | undefined }
  | { readonly stage: "look"; readonly said: string }
  | { readonly stage: "failed"; readonly reasons: readonly string[] };

const PREVIEW = "POST /demo-sessions/scenarios/preview";

/** A bakery of one's own: what it would be, putting its price list right, the making of it, and leaving before it is made. */
export function useMaking(locale: Locale) {
  const [stage, setStage] = useState<Stage>({ stage: "form" });
  const [preview, setPreview] = useState<Preview>();
  const [list, setList] = useState<OwnList>();
  const leaving = useRef(new AbortController());
  useBack(useCallback(() => setStage({ stage: "form" }), []));

  const run = async (work: () => Promise<void>) => {
    const { signal } = leaving.current;
    setStage({ stage: "busy", step: undefined });
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) setStage({ stage: "failed", reasons: reasonsOf(error, locale) });
    }
  };
  /** How the list is read is known once it was looked at; what was put right since stays. */
  const see = async (form: HTMLFormElement) => {
    const { configuration } = readForm(new FormData(form), list?.rows);
    const seen = (await send(PREVIEW, { body: { configuration, locale } })) as Preview;
    const read = list ?? listOf(seen, locale === "es" ? "," : ".");
    setPreview(seen);
    setList(read);
    return read;
  };
  const look = (form: HTMLFormElement) =>
    run(async () => {
      await see(form);
      setStage({ stage: "form" });
    });
  const make = (form: HTMLFormElement) =>
    run(async () => {
      const fields = new FormData(form);
      const hasList = String(fields.get("products")).trim() !== "";
      const read = hasList ? (list ?? (await see(form))) : undefined;
      const stop = (said: string) => setStage({ stage: "look", said });
      if (read && productsOf(read.rows).length === 0) return stop(OWN_TEXTS[locale].nothingRead);
      if (!list && read?.rows.some((it) => it.why !== null)) return stop(OWN_TEXTS[locale].lookFirst);
      const { configuration, title } = readForm(fields, read?.rows);
      const body = { configuration, locale, ...(title && { business_name: title }) };
      const onProgress = (step: Step) => setStage({ stage: "busy", step });
      enter((await makeOwn(body, onProgress, leaving.current.signal)).id);
    });
  /** What was seen before is not what the form says any more; what was put right is lost with the list only. */
  const change = ({ target }: { readonly target: EventTarget }) => {
    const name = target instanceof Element ? target.getAttribute("name") : null;
    if (name === "name") return;
    setPreview(undefined);
    if (name === "products" || name === null) setList(undefined);
  };
  const edit = (key: string, some: Partial<ListRow>) =>
    setList(
      (before) => before && { ...before, rows: before.rows.map((it) => (it.key === key ? { ...it, ...some } : it)) },
    );
  const leave = () => {
    leaving.current.abort();
    leaving.current = new AbortController();
    setStage({ stage: "form" });
  };
  return { stage, preview, list, look, make, change, edit, leave };
}
