import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { isViewedAs } from "../../api/access.ts";
import type { ScreenEntry } from "../../product.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";
import { useGo } from "../links.tsx";
import { screensFor, useProduct } from "../product.tsx";
import { useBecome } from "./role-switch.tsx";

const TEXTS = {
  es: {
    title: (screen: string, role: string) => `«${screen}» no está en la cuenta «${role}»`,
    back: (owner: string) => `Volver a «${owner}»`,
    home: (screen: string) => `Ir a ${screen}`,
  },
  en: {
    title: (screen: string, role: string) => `“${screen}” is not in the account “${role}”`,
    back: (owner: string) => `Back to “${owner}”`,
    home: (screen: string) => `Go to ${screen}`,
  },
};

/** A screen that is not for whoever one is just now. */
export function WrongRole({ screen }: { readonly screen: ScreenEntry }) {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  const product = useProduct();
  const { roles, words } = product;
  const { me } = useDemo();
  const become = useBecome();
  const go = useGo();
  const titleOf = (role: string) => roles.find((it) => it.name === role)?.title[locale] ?? role;
  const [home = product.screens[0]] = screensFor(product, me.role);
  return (
    <Paper withBorder p="lg" radius="md">
      <Stack align="flex-start">
        <IconLock size={32} aria-hidden />
        <Title order={1} id="screen-title" tabIndex={-1}>
          {texts.title(screen.title[locale], titleOf(me.role))}
        </Title>
        <Text>{words[locale].wrongRoleHelp}</Text>
        {isViewedAs(me.session_id) ? (
          <Button onClick={() => void become("owner")}>{texts.back(titleOf("owner"))}</Button>
        ) : (
          <Button onClick={() => go(home.name)}>{texts.home(home.title[locale])}</Button>
        )}
      </Stack>
    </Paper>
  );
}
