import { type FormEvent, useEffect, useRef } from "react";
import type { MadeToMeasure } from "../../product.ts";
import type { Locale } from "../../ui/format.ts";
import { ListEditor } from "./list-editor.tsx";
import { OwnFields } from "./own-fields.tsx";
import { OwnPreview } from "./own-preview.tsx";
import { OWN_TEXTS, type OwnTexts } from "./own-texts.ts";
import { type Stage, useMaking } from "./use-making.ts";

/** The form of a bakery made to measure: what it would be, and then the making of it. */
export default function OwnBakery(props: MadeToMeasure) {
  const texts = OWN_TEXTS[props.locale];
  const dialog = useRef<HTMLDialogElement>(null);
  const { leave, ...making } = useMaking(props.locale);
  useEffect(() => {
    if (props.isOpen) dialog.current?.showModal();
  }, [props.isOpen]);
  const close = () => {
    leave();
    props.onClose();
  };
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="own-title">
      <header>
        <h2 id="own-title">{texts.title}</h2>
        <button type="button" className="link" onClick={() => dialog.current?.close()}>
          {texts.close}
        </button>
      </header>
      <OwnForm locale={props.locale} name={props.name} making={making} />
    </dialog>
  );
}

function OwnForm(props: {
  readonly locale: Locale;
  readonly name: string;
  readonly making: Omit<ReturnType<typeof useMaking>, "leave">;
}) {
  const { stage, preview, list, look, make, change, edit } = props.making;
  const texts = OWN_TEXTS[props.locale];
  const form = useRef<HTMLFormElement>(null);
  const isBusy = stage.stage === "busy";
  const seen = useRef<HTMLDivElement>(null);
  // It comes below the form, where nobody would see it come.
  useEffect(() => {
    if (preview) seen.current?.scrollIntoView({ block: "start" });
  }, [preview]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void make(event.currentTarget);
  };
  return (
    <form ref={form} onSubmit={submit}>
      <div onInput={change}>
        <OwnFields texts={texts} name={props.name} />
      </div>
      <div className="fields" ref={seen}>
        {list && list.rows.length + list.leftOut.length > 0 && <ListEditor list={list} onEdit={edit} texts={texts} />}
        {preview && <OwnPreview preview={preview} texts={texts} locale={props.locale} />}
      </div>
      <div className="actions">
        <Progress stage={stage} texts={texts} />
        <button type="button" onClick={() => form.current && void look(form.current)} disabled={isBusy}>
          {texts.preview}
        </button>
        <button type="submit" className="primary" disabled={isBusy || preview?.needs_staff === true}>
          {texts.create}
        </button>
      </div>
    </form>
  );
}

function Progress({ stage, texts }: { readonly stage: Stage; readonly texts: OwnTexts }) {
  if (stage.stage === "form") return null;
  if (stage.stage === "failed")
    return (
      <div className="note" role="alert">
        <p>{texts.failed}</p>
        {stage.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
    );
  if (stage.stage === "look")
    return (
      <p className="note" role="alert">
        {stage.said}
      </p>
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
