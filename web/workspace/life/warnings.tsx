import { Alert, Button, Group, Text } from "@mantine/core";
import { IconClockExclamation, IconCloudOff } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTexts } from "../../ui/locale.tsx";
import { useDemo, useTicks } from "../demo.tsx";
import { useExtend } from "./use-extend.ts";

const TEXTS = {
  es: {
    ends: (minutes: number) =>
      minutes <= 1 ? "La demo termina en menos de un minuto." : `La demo termina en menos de ${minutes} minutos.`,
    offline: "Sin conexión: lo que ves puede no estar al día.",
    key: "Pulsa + para tener 24 horas más.",
    extend: "24 horas más",
  },
  en: {
    ends: (minutes: number) =>
      minutes <= 1 ? "The demo ends in less than a minute." : `The demo ends in less than ${minutes} minutes.`,
    offline: "Offline: what you see may be out of date.",
    key: "Press + for 24 hours more.",
    extend: "24 hours more",
  },
};
const MINUTE_MS = 60_000;
const WARNED_MINUTES = [1, 5, 30];

/** Says in good time, and once each time, that the demo ends; one key gives it another day. */
export function Warnings() {
  const texts = useTexts(TEXTS);
  const { me, isOffline } = useDemo();
  const { left } = useTicks();
  const warned = WARNED_MINUTES.find((it) => left <= it * MINUTE_MS);
  return (
    <div aria-live="polite" className="no-print">
      {isOffline && (
        <Alert mb="md" variant="outline" color="gray" icon={<IconCloudOff />}>
          {texts.offline}
        </Alert>
      )}
      {warned !== undefined && (
        <Alert mb="md" variant="outline" color="orange" icon={<IconClockExclamation />}>
          <Group justify="space-between">
            <Text fw={700}>{texts.ends(warned)}</Text>
            {me.role === "owner" && <OneKey />}
          </Group>
        </Alert>
      )}
    </div>
  );
}

/** The plus extends, unless somebody is writing one. */
function OneKey() {
  const texts = useTexts(TEXTS);
  const { extend, isExtending } = useExtend();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isWriting = (event.target as HTMLElement).closest("input, textarea, select") !== null;
      if (event.key !== "+" || event.repeat || isExtending || isWriting) return;
      event.preventDefault();
      extend();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
  return (
    <>
      <Text>{texts.key}</Text>
      <Button onClick={extend} loading={isExtending}>
        {texts.extend}
      </Button>
    </>
  );
}
