import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconX } from "@tabler/icons-react";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";
import { useGo } from "../links.tsx";
import { usePresenter } from "../presenter/presenter.tsx";
import { useProduct } from "../product.tsx";
import { stepsFor, useGuide } from "./guide.tsx";

const TEXTS = {
  es: {
    of: (number: number, all: number) => `${number} de ${all}`,
    next: "Siguiente paso",
    skip: "Cerrar la guía",
    resume: "Seguir la guía",
    finished: "Has visto lo esencial. A partir de aquí, toca lo que quieras.",
  },
  en: {
    of: (number: number, all: number) => `${number} of ${all}`,
    next: "Next step",
    skip: "Close the guide",
    resume: "Go on with the guide",
    finished: "You have seen the essentials. From here on, touch whatever you like.",
  },
};

/** What comes next, in one line; what is done is not listed. On the first screen it can be taken up again. */
export function GuideLine() {
  const texts = useTexts(TEXTS);
  const { isSkipped, skip } = useGuide();
  const { isHidden } = usePresenter();
  if (isHidden) return null;
  if (isSkipped)
    return (
      <div className="no-print">
        <UnstyledButton className="tabular-toggle" onClick={() => skip(false)}>
          {texts.resume}
        </UnstyledButton>
      </div>
    );
  return <Line />;
}

/** On the other screens where somebody follows it, or where its next step is. */
export function NextStep({ screen }: { readonly screen: string }) {
  const [home] = useProduct().screens;
  const guide = useGuide();
  const { isHidden } = usePresenter();
  const { me } = useDemo();
  const next = stepsFor(useProduct(), me.role).find((it) => !guide.done.includes(it.name));
  if (isHidden || screen === home.name || guide.isSkipped || !next) return null;
  if (!guide.isFollowed && next.screen !== screen) return null;
  return <Line />;
}

function Line() {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  const { me } = useDemo();
  const { done, skip, follow } = useGuide();
  const steps = stepsFor(useProduct(), me.role);
  const go = useGo();
  const next = steps.find((it) => !done.includes(it.name));
  const count = steps.filter((it) => done.includes(it.name)).length;
  return (
    <div className="guide-line no-print" data-tour="guide" data-done={count}>
      {next ? (
        <UnstyledButton
          className="guide-go"
          onClick={() => {
            follow();
            go(next.screen, next.tab ? { tab: next.tab } : {});
          }}
        >
          <b className="nowrap">{texts.of(steps.indexOf(next) + 1, steps.length)}</b>
          <span className="guide-name">
            <span className="hidden-text">{texts.next}: </span>
            {next.title[locale]}
          </span>
          <IconChevronRight size={18} aria-hidden />
        </UnstyledButton>
      ) : (
        <span className="guide-go">{texts.finished}</span>
      )}
      <ActionIcon variant="subtle" color="gray" onClick={() => skip(true)} aria-label={texts.skip}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
