import { Group, Popover, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { useDemo, useTicks } from "./demo.tsx";
import { ClockButtons } from "./life/clock-buttons.tsx";
import { usePresenter } from "./presenter/presenter.tsx";
import { Mark } from "./presenter/presenter-strip.tsx";

const TEXTS = {
  es: {
    clock: "Reloj de la demo",
    moved: "no es la hora real",
    move: "Mover el reloj",
    left: (span: string) => `quedan ${span}`,
    menu: "Menú de la demo",
    invented: "Todo lo que hay aquí es inventado.",
  },
  en: {
    clock: "Demo clock",
    moved: "not the real time",
    move: "Move the clock",
    left: (span: string) => `${span} left`,
    menu: "Demo menu",
    invented: "Everything in here is invented.",
  },
};

/** Always on top: whose it is, what time it is there, that it is a demo and how long it lives. */
export function Bar({ onMenu }: { readonly onMenu: () => void }) {
  const { me } = useDemo();
  const { isHidden } = usePresenter();
  return (
    <Group px={{ base: 16, md: 24 }} wrap="nowrap" gap={10} className="bar">
      <Mark />
      <Text fw={650} truncate className="bar-name">
        {me.tenant.tenant_name}
      </Text>
      {me.role === "owner" && !isHidden ? <ClockChip /> : <Clock />}
      {!isHidden && <DemoChip onMenu={onMenu} />}
    </Group>
  );
}

/** The time there; a touch leads to another. */
function ClockChip() {
  const texts = useTexts(TEXTS);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} width={340} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="bar-clock" onClick={() => setIsOpen(!isOpen)}>
          <Clock />
          <span className="hidden-text">{texts.move}</span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ClockButtons onMoved={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Clock() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const { now } = useTicks();
  return (
    <Text component="span" className="nowrap" title={me.clock.is_real_time ? texts.clock : texts.moved}>
      <span className="hidden-text">{texts.clock}: </span>
      <span className="bar-day">{formats.date(formats.dateOf(now), "weekday")} · </span>
      <span className="figures">{formats.time(now)}</span>
    </Text>
  );
}

function DemoChip({ onMenu }: { readonly onMenu: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { left } = useTicks();
  return (
    <UnstyledButton className="chip bar-demo" onClick={onMenu} title={texts.invented}>
      <span className="bar-word">Demo · </span>
      {formats.shortSpan(left)}
      <span className="hidden-text">
        {texts.menu}, {texts.left(formats.span(left))}
      </span>
    </UnstyledButton>
  );
}
