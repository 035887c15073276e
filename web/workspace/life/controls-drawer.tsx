import { Button, Divider, Drawer, Group, SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { ScreenEntry } from "../../product.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";
import { SideLink } from "../nav-links.tsx";
import { RoleSwitch } from "../people/role-switch.tsx";
import { ShareDialog } from "../people/share-dialog.tsx";
import { ClockButtons } from "./clock-buttons.tsx";
import { EndButton, ResetButton } from "./end-buttons.tsx";
import { useExtend } from "./use-extend.ts";

const TEXTS = {
  es: {
    title: "Tu demo",
    close: "Cerrar",
    screens: "Pantallas",
    clock: "Reloj de la demo",
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
    screens: "Screens",
    clock: "Demo clock",
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

/** Everything that can be done with the demo itself; on a phone the other screens, too. */
export function ControlsDrawer(props: {
  readonly isOpen: boolean;
  readonly screen: ScreenEntry;
  readonly links: readonly ScreenEntry[];
  readonly onClose: () => void;
}) {
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
        <Stack gap={0} hiddenFrom="md" component="nav" aria-label={texts.screens}>
          {props.links.map((screen) => (
            <SideLink key={screen.name} screen={screen} isHere={screen === props.screen} onClick={props.onClose} />
          ))}
          <Divider mt="sm" />
        </Stack>
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
      <Section title={texts.clock}>
        <ClockButtons />
      </Section>
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
