import { UnstyledButton } from "@mantine/core";
import { useTexts } from "../../ui/locale.tsx";
import { usePresenter } from "./presenter.tsx";

const TEXTS = {
  es: {
    said: "Presentas tú.",
    more: "Lo que abras aquí no cuenta.",
    hide: "Esconder lo tuyo",
    again: "Empezar de cero",
    back: "Volver a ver lo del presentador",
  },
  en: {
    said: "You present.",
    more: "What you open here does not count.",
    hide: "Hide what is yours",
    again: "Start again",
    back: "Show the presenter's part again",
  },
};

/** Who shows the demo, for themselves: gone as soon as they hide it. */
export function PresenterStrip() {
  const texts = useTexts(TEXTS);
  const { isPresenter, isHidden, hide, startAgain } = usePresenter();
  if (!isPresenter || isHidden) return null;
  return (
    <div className="presenter-strip no-print">
      <span className="presenter-said">
        {texts.said} <span className="presenter-more">{texts.more}</span>
      </span>
      <UnstyledButton className="presenter-act" onClick={() => hide(true)} aria-keyshortcuts="P">
        {texts.hide} <kbd>P</kbd>
      </UnstyledButton>
      <UnstyledButton className="presenter-act" onClick={startAgain} aria-keyshortcuts="R">
        {texts.again} <kbd>R</kbd>
      </UnstyledButton>
    </div>
  );
}

/** The mark: to whoever hid their part, and has no keyboard, the way back to it. */
export function Mark() {
  const texts = useTexts(TEXTS);
  const { isHidden, hide } = usePresenter();
  const mark = <img src="/favicon.svg" alt="" width="28" height="28" />;
  if (!isHidden) return mark;
  return (
    <UnstyledButton className="mark-button" onClick={() => hide(false)} aria-label={texts.back} aria-keyshortcuts="P">
      {mark}
    </UnstyledButton>
  );
}
