import { Button, Group, Paper, Progress, Stack, Text, ThemeIcon, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import { useTexts } from "../ui/locale.tsx";
import { useDemo } from "./demo.tsx";
import { SCREEN_OF, type Step, stepsOf, useGuide } from "./guide.tsx";
import { useGo } from "./links.tsx";
import type { ScreenName } from "./roles.ts";

const TEXTS = {
  es: {
    title: "Lo esencial, paso a paso",
    of: (done: number, all: number) => `${done} de ${all} hechas`,
    next: "Siguiente",
    skip: "Ahora no",
    resume: "Seguir la guía",
    finished: "Has visto lo esencial. A partir de aquí, toca lo que quieras.",
    hide: "Cerrar la guía",
    today: "Mira cómo va el día",
    forecast: "Ajusta una previsión",
    bake: "Confirma una hornada",
    short: "Mira qué va a faltar",
    order: "Pídelo al proveedor",
    waste: "Mira lo que se ha tirado",
  },
  en: {
    title: "The essentials, step by step",
    of: (done: number, all: number) => `${done} of ${all} done`,
    next: "Next",
    skip: "Not now",
    resume: "Go on with the guide",
    finished: "You have seen the essentials. From here on, touch whatever you like.",
    hide: "Close the guide",
    today: "See how the day goes",
    forecast: "Adjust a forecast",
    bake: "Confirm a batch",
    short: "See what will run short",
    order: "Order it from the supplier",
    waste: "See what was thrown away",
  },
};

/** Where in Inventory the waste is, and in Suppliers the suggestions. */
const TABS: Partial<Record<Step, string>> = { waste: "waste", order: "suggested", bake: "today" };

/** The whole list, on the first screen. */
export function GuideList() {
  const texts = useTexts(TEXTS);
  const { isSkipped, skip, ...guide } = useGuide();
  const { me } = useDemo();
  const steps = stepsOf(me.role);
  const done = guide.done.filter((it) => steps.includes(it));
  const go = useGo();
  if (isSkipped)
    return (
      <div className="no-print">
        <Button variant="default" onClick={() => skip(false)}>
          {texts.resume} · {texts.of(done.length, steps.length)}
        </Button>
      </div>
    );
  const isFinished = done.length === steps.length;
  return (
    <Paper
      withBorder
      p="md"
      radius="md"
      component="section"
      aria-label={texts.title}
      className="no-print"
      data-tour="guide"
    >
      <Group justify="space-between" mb="xs">
        <Text fw={700}>{texts.title}</Text>
        <Button variant="subtle" onClick={() => skip(true)}>
          {isFinished ? texts.hide : texts.skip}
        </Button>
      </Group>
      <Progress value={(done.length / steps.length) * 100} aria-label={texts.of(done.length, steps.length)} mb="xs" />
      {isFinished && <Text>{texts.finished}</Text>}
      <Stack gap={0} component="ol" m={0} p={0} className="steps">
        {steps.map((step, index) => (
          <li key={step}>
            <UnstyledButton
              className="step"
              onClick={() => goTo(go, step)}
              data-done={done.includes(step) || undefined}
            >
              <ThemeIcon radius="xl" variant={done.includes(step) ? "filled" : "default"} aria-hidden>
                {done.includes(step) ? <IconCheck size={16} /> : index + 1}
              </ThemeIcon>
              <span className="step-name">{texts[step]}</span>
              <IconChevronRight size={18} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

function goTo(go: ReturnType<typeof useGo>, step: Step): void {
  const tab = TABS[step];
  go(SCREEN_OF[step], tab ? { tab } : {});
}

/** On the other screens: only what comes next, where something has begun. */
export function NextStep({ screen }: { readonly screen: ScreenName }) {
  const texts = useTexts(TEXTS);
  const { isSkipped, ...guide } = useGuide();
  const { me } = useDemo();
  const steps = stepsOf(me.role);
  const done = guide.done.filter((it) => steps.includes(it));
  const go = useGo();
  const next = steps.find((it) => !done.includes(it));
  if (screen === "today" || isSkipped || !next) return null;
  return (
    <UnstyledButton className="no-print next-step" mb="sm" onClick={() => goTo(go, next)}>
      <span className="step-name">
        {texts.next}: <b>{texts[next]}</b>
      </span>
      <Text component="span" size="sm" className="nowrap">
        {texts.of(done.length, steps.length)}
      </Text>
      <IconChevronRight size={18} aria-hidden />
    </UnstyledButton>
  );
}
