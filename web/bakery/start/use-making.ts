import { useCallback, useRef, useState } from "react";
import type { z } from "zod";
import type { PreviewedBakery } from "../../../contract/bakery/custom.ts";
import { enter, send } from "../../start/open-demo.ts";
import { useBack } from "../../start/use-back.ts";
import type { Locale } from "../../ui/format.ts";
import { makeOwn, type Step } from "./make-own.ts";
import { readForm, reasonsOf } from "./own-form.ts";

type Preview = z.output<typeof PreviewedBakery>;
export type Stage =
  | { readonly stage: "form" }
  | { readonly stage: "busy"; readonly step: Step | undefined }
  | { readonly stage: "failed"; readonly reasons: readonly string[] };

const PREVIEW = "POST /demo-sessions/scenarios/preview";

/** A bakery of one's own: what it would be, the making of it, and leaving before it is made. */
export function useMaking(locale: Locale) {
  const [stage, setStage] = useState<Stage>({ stage: "form" });
  const [preview, setPreview] = useState<Preview>();
  const leaving = useRef(new AbortController());
  useBack(useCallback(() => setStage({ stage: "form" }), []));

  const run = async (form: HTMLFormElement, work: (wanted: ReturnType<typeof readForm>) => Promise<void>) => {
    const { signal } = leaving.current;
    setStage({ stage: "busy", step: undefined });
    try {
      await work(readForm(new FormData(form)));
    } catch (error) {
      if (!signal.aborted) setStage({ stage: "failed", reasons: reasonsOf(error, locale) });
    }
  };
  const look = (form: HTMLFormElement) =>
    run(form, async ({ configuration }) => {
      setPreview((await send(PREVIEW, { body: { configuration, locale } })) as Preview);
      setStage({ stage: "form" });
    });
  const make = (form: HTMLFormElement) =>
    run(form, async ({ configuration, title }) => {
      const body = { configuration, locale, ...(title && { business_name: title }) };
      const onProgress = (step: Step) => setStage({ stage: "busy", step });
      enter((await makeOwn(body, onProgress, leaving.current.signal)).id);
    });
  /** What was seen before is not what the form says any more. */
  const change = () => setPreview(undefined);
  const leave = () => {
    leaving.current.abort();
    leaving.current = new AbortController();
    setStage({ stage: "form" });
  };
  return { stage, preview, look, make, change, leave };
}
