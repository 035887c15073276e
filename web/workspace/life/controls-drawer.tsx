import { Button, Drawer, Group, SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { useDemo, useTicks } from "../demo.tsx";
import { RoleSwitch } from "../people/role-switch.tsx";
import { ShareDialog } from "../people/share-dialog.tsx";
import { EndButton, ResetButton } from "./end-buttons.tsx";
import { useExtend } from "./use-extend.ts";

const TEXTS = {
  es: {
    title: "Tu demo",
    close: "Cerrar",
    left: (span: string) => `Quedan ${span}.`,
    invented: "Personas, empresas y cifras son inventadas.",
    as: "Ver como",
    time: "Tiempo y acceso",
    extend: "Alargar 24 horas",
    share: "Compartir con QR",
    look: "Aspecto",
    language: "Idioma",
    light: "Claro",
    dark: "Oscuro",
    auto: "Automático",
  },
  en: {
    title: "Your demo",
    close: "Close",
    left: (span: string) => `${span} left.`,
    invented: "People, firms and figures are invented.",
    as: "See it as",
    time: "Time and access",
    extend: "Extend by 24 hours",
    share: "Share by QR",
    look: "Appearance",
    language: "Language",
    light: "Light",
    dark: "Dark",
    auto: "Automatic",
  },
};

/** Everything that can be done with the demo itself. */
export function ControlsDrawer(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  return (
    <Drawer
      opened={props.isOpen}
      onClose={props.onClose}
      title={texts.title}
      position="right"
      size="sm"
      closeButtonProps={{ "aria-label": texts.close, size: 44 }}
    >
      <Stack>
        <TimeLeft />
        <Section title={texts.as}>
          <RoleSwitch />
        </Section>
        {me.role === "owner" && <OwnersControls />}
        <Section title={texts.look}>
          <Appearance />
        </Section>
      </Stack>
    </Drawer>
  );
}

/** The demo's time, who else comes in, and its end. */
function OwnersControls() {
  const texts = useTexts(TEXTS);
  const { extend, isExtending } = useExtend();
  const [isSharing, setIsSharing] = useState(false);
  return (
    <>
      <Section title={texts.time}>
        <Group gap="xs">
          <Button variant="default" onClick={extend} loading={isExtending}>
            {texts.extend}
          </Button>
          <Button variant="default" onClick={() => setIsSharing(true)}>
            {texts.share}
          </Button>
          <ResetButton />
          <EndButton />
        </Group>
      </Section>
      <ShareDialog isOpen={isSharing} onClose={() => setIsSharing(false)} />
    </>
  );
}

function TimeLeft() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { left } = useTicks();
  return (
    <Text>
      {texts.left(formats.span(left))} {texts.invented}
    </Text>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap={6}>
      <Text fw={700} size="sm">
        {title}
      </Text>
      {children}
    </Stack>
  );
}

function Appearance() {
  const texts = useTexts(TEXTS);
  const { locale, chooseLocale } = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="xs">
      <SegmentedControl
        fullWidth
        aria-label={texts.language}
        value={locale}
        onChange={chooseLocale}
        data={[
          { value: "es", label: "Español" },
          { value: "en", label: "English" },
        ]}
      />
      <SegmentedControl
        fullWidth
        aria-label={texts.look}
        value={colorScheme}
        onChange={setColorScheme}
        data={[
          { value: "auto", label: texts.auto },
          { value: "light", label: texts.light },
          { value: "dark", label: texts.dark },
        ]}
      />
    </Stack>
  );
}
