import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { PreviewedBakery } from "../../contract/custom-bakery.ts";
import { ApiProblem } from "../api/problem.ts";
import { makeOwn, type Step } from "./make-own.ts";
import { enter, send } from "./open-demo.ts";
import { OwnFields } from "./own-fields.tsx";
import { OwnPreview } from "./own-preview.tsx";
import { OWN_TEXTS, type OwnTexts } from "./own-texts.ts";
import type { Locale } from "./texts.ts";
import { useBack } from "./use-back.ts";

type Preview = z.output<typeof PreviewedBakery>;
type Stage =
  | { readonly stage: "form" }
  | { readonly stage: "busy"; readonly step: Step | undefined }
  | { readonly stage: "failed"; readonly reasons: readonly string[] };

const PREVIEW = "/api/v1/demo-sessions/scenarios/preview";

/** The form of a bakery made to measure: what it would be, and then the making of it. */
export default function OwnBakery(it: {
  readonly locale: Locale;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { locale, name, onClose } = it;
  const texts = OWN_TEXTS[locale];
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [stage, setStage] = useState<Stage>({ stage: "form" });
  const [preview, setPreview] = useState<Preview>();
  useEffect(() => dialog.current?.showModal(), []);
  const closing = useRef(new AbortController());
  const leave = () => {
    closing.current.abort();
    onClose();
  };
  useBack(useCallback(() => setStage({ stage: "form" }), []));

  const run = async (work: (configuration: object, title: string) => Promise<void>): Promise<void> => {
    if (!form.current) return;
    const { configuration, title } = readForm(new FormData(form.current));
    setStage({ stage: "busy", step: undefined });
    try {
      await work(configuration, title);
    } catch (error) {
      setStage({ stage: "failed", reasons: reasonsOf(error, texts) });
    }
  };
  const look = () =>
    run(async (configuration) => {
      setPreview((await (await send(PREVIEW, { configuration, locale })).json()) as Preview);
      setStage({ stage: "form" });
    });
  const make = (event: FormEvent) => {
    event.preventDefault();
    void run(async (configuration, title) => {
      const body = { configuration, locale, ...(title && { business_name: title }) };
      const hear = (step: Step) => setStage({ stage: "busy", step });
      enter((await makeOwn(body, hear, closing.current.signal)).id);
    });
  };
  const isBusy = stage.stage === "busy";
  return (
    <dialog ref={dialog} onClose={leave} aria-labelledby="own-title">
      <header>
        <h2 id="own-title">{texts.title}</h2>
        <button type="button" className="link" onClick={() => dialog.current?.close()}>
          {texts.close}
        </button>
      </header>
      <form ref={form} onSubmit={make} onChange={() => setPreview(undefined)}>
        <OwnFields texts={texts} name={name} />
        {preview && <OwnPreview preview={preview} texts={texts} locale={locale} />}
        <div className="actions">
          <Progress stage={stage} texts={texts} />
          <button type="button" onClick={() => void look()} disabled={isBusy}>
            {texts.preview}
          </button>
          <button type="submit" className="primary" disabled={isBusy || preview?.needs_staff === true}>
            {texts.create}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function Progress({ stage, texts }: { readonly stage: Stage; readonly texts: OwnTexts }) {
  if (stage.stage === "form") return null;
  if (stage.stage === "failed")
    return (
      <div className="note" role="alert">
        <p>{texts.failed}</p>
        {stage.reasons.map((it) => (
          <p key={it}>{it}</p>
        ))}
      </div>
    );
  const { step } = stage;
  const said = step?.step === "waiting" ? texts.steps.waiting(step.before) : texts.steps[step?.step ?? "starting"]();
  const share = step && "share" in step ? (step.step === "simulating" ? step.share * 0.7 : 0.7 + step.share * 0.3) : 0;
  return (
    <div className="note" aria-live="polite">
      <p>{said}</p>
      <progress value={share} max={1} aria-label={said} />
    </div>
  );
}

/** What the form says, as the API takes it; what is left empty is left out. */
function readForm(form: FormData): { readonly configuration: object; readonly title: string } {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const closed = form.getAll("closed_on").map(Number);
  const products = text("products");
  return {
    title: text("name"),
    configuration: {
      ...(text("city") && { city: text("city") }),
      region: text("region"),
      tickets_per_day: Number(text("tickets_per_day")),
      locations: Number(text("locations")),
      opening: { opens: text("opens"), closes: text("closes"), ...(closed.length > 0 && { closed_on: closed }) },
      ...(products && { products }),
    },
  };
}

interface Detail {
  readonly pointer?: string;
  readonly detail: string;
}

/** What was refused, by the name that the form has for it. */
function reasonsOf(error: unknown, texts: OwnTexts): readonly string[] {
  if (!(error instanceof ApiProblem) || error.code === "offline") return [texts.offline];
  if (error.code === "already_making") return [texts.alreadyMaking];
  if (error.code === "too_large") return [texts.tooLarge];
  const errors = error.extra["errors"];
  if (!Array.isArray(errors)) return [texts.again];
  return [...new Set((errors as Detail[]).map((it) => wrongIn(it, texts)))];
}

function wrongIn({ pointer = "", detail }: Detail, texts: OwnTexts): string {
  const parts = pointer.split("/").slice(1);
  const field = parts.findLast((it) => it in FIELDS);
  const line = /\bline (\d+)/.exec(detail)?.[1];
  return texts.wrong(field ? texts[FIELDS[field as keyof typeof FIELDS]] : texts.title, line);
}

/** Fields of the API, by what they are called here. */
const FIELDS = {
  business_name: "name",
  city: "city",
  region: "region",
  tickets_per_day: "tickets",
  locations: "shops",
  opening: "opens",
  opens: "opens",
  closes: "closes",
  closed_on: "closed",
  products: "prices",
} as const;
