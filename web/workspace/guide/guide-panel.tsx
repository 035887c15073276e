import { Button, Group, Paper, Progress, Stack, Text, ThemeIcon, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import type { GuideStep } from "../../product.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";
import { useGo } from "../links.tsx";
import { useProduct } from "../product.tsx";
import { stepsFor, useGuide } from "./guide.tsx";

const TEXTS = {
  es: {
    title: "Lo esencial, paso a paso",
    of: (done: number, all: number) => `${done} de ${all} hechas`,
    next: "Siguiente",
    skip: "Ahora no",
    resume: "Seguir la guía",
    finished: "Has visto lo esencial. A partir de aquí, toca lo que quieras.",
    hide: "Cerrar la guía",
  },
  en: {
    title: "The essentials, step by step",
    of: (done: number, all: number) => `${done} of ${all} done`,
    next: "Next",
    skip: "Not now",
    resume: "Go on with the guide",
    finished: "You have seen the essentials. From here on, touch whatever you like.",
    hide: "Close the guide",
  },
};

/** The steps of whoever looks, and which of them are done. */
function useSteps() {
  const { me } = useDemo();
  const guide = useGuide();
  const steps = stepsFor(useProduct(), me.role);
  const done = steps.filter((it) => guide.done.includes(it.name));
  return { steps, done, isSkipped: guide.isSkipped, skip: guide.skip };
}

/** The whole list, on the first screen. */
export function GuideList() {
  const texts = useTexts(TEXTS);
  const { steps, done, isSkipped, skip } = useSteps();
  const isFinished = done.length === steps.length;
  const progress = texts.of(done.length, steps.length);
  if (isSkipped)
    return (
      <div className="no-print">
        <Button variant="default" onClick={() => skip(false)}>
          {texts.resume} · {progress}
        </Button>
      </div>
    );
  return (
    <Paper withBorder p="md" component="section" aria-label={texts.title} className="no-print" data-tour="guide">
      <Group justify="space-between" mb="xs">
        <Text fw={700}>{texts.title}</Text>
        <Button variant="subtle" onClick={() => skip(true)}>
          {isFinished ? texts.hide : texts.skip}
        </Button>
      </Group>
      <Progress value={(done.length / steps.length) * 100} aria-label={progress} mb="xs" />
      {isFinished && <Text>{texts.finished}</Text>}
      <Stack gap={0} component="ol" m={0} p={0} className="steps">
        {steps.map((step, index) => (
          <li key={step.name}>
            <StepButton step={step} number={index + 1} isDone={done.includes(step)} />
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

function StepButton(props: { readonly step: GuideStep; readonly number: number; readonly isDone: boolean }) {
  const { locale } = useLocale();
  const go = useGo();
  return (
    <UnstyledButton className="step" onClick={() => goTo(go, props.step)} data-done={props.isDone || undefined}>
      <ThemeIcon radius="xl" variant={props.isDone ? "filled" : "default"} aria-hidden>
        {props.isDone ? <IconCheck size={16} /> : props.number}
      </ThemeIcon>
      <span className="step-name">{props.step.title[locale]}</span>
      <IconChevronRight size={18} aria-hidden />
    </UnstyledButton>
  );
}

function goTo(go: ReturnType<typeof useGo>, { screen, tab }: GuideStep): void {
  go(screen, tab ? { tab } : {});
}

/** On the other screens: only what comes next, where something has begun. */
export function NextStep({ screen }: { readonly screen: string }) {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  const [home] = useProduct().screens;
  const { steps, done, isSkipped } = useSteps();
  const go = useGo();
  const next = steps.find((it) => !done.includes(it));
  if (screen === home.name || isSkipped || !next) return null;
  return (
    <UnstyledButton className="no-print next-step" mb="sm" onClick={() => goTo(go, next)}>
      <span className="step-name">
        {texts.next}: <b>{next.title[locale]}</b>
      </span>
      <Text component="span" size="sm" className="nowrap">
        {texts.of(done.length, steps.length)}
      </Text>
      <IconChevronRight size={18} aria-hidden />
    </UnstyledButton>
  );
}
