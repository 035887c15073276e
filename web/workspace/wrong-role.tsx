import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { isViewedAs } from "../api/access.ts";
import { useTexts } from "../ui/locale.tsx";
import { useDemo } from "./demo.tsx";
import { useGo } from "./links.tsx";
import { useBecome } from "./role-switch.tsx";
import type { ScreenName } from "./roles.ts";
import { ROLE_NAMES, SCREEN_NAMES } from "./screens-texts.ts";

const TEXTS = {
  es: {
    title: (screen: string, role: string) => `«${screen}» no es para la cuenta de ${role}`,
    help: "En tu panadería cada persona ve lo que le toca. Así no hay márgenes ni nóminas a la vista de todos.",
    back: "Volver a ver como dueña",
    today: "Ir a Hoy",
  },
  en: {
    title: (screen: string, role: string) => `“${screen}” is not for the ${role}`,
    help: "In your bakery everybody sees what is theirs to see. So margins and wages are not for everybody's eyes.",
    back: "Be the owner again",
    today: "Go to Today",
  },
};

/** A screen that is not for whoever one is just now. */
export function WrongRole({ screen }: { readonly screen: ScreenName }) {
  const texts = useTexts(TEXTS);
  const names = useTexts(SCREEN_NAMES);
  const roles = useTexts(ROLE_NAMES);
  const { me } = useDemo();
  const become = useBecome();
  const go = useGo();
  return (
    <Paper withBorder p="lg" radius="md">
      <Stack align="flex-start">
        <IconLock size={32} aria-hidden />
        <Title order={1} id="screen-title" tabIndex={-1}>
          {texts.title(names[screen], roles[me.role] ?? me.role)}
        </Title>
        <Text>{texts.help}</Text>
        {isViewedAs(me.session_id) ? (
          <Button onClick={() => void become("owner")}>{texts.back}</Button>
        ) : (
          <Button onClick={() => go("today")}>{texts.today}</Button>
        )}
      </Stack>
    </Paper>
  );
}
