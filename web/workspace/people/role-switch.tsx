import { NativeSelect, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { isInvited, isViewedAs, viewAs, viewAsOneself } from "../../api/access.ts";
import { ask } from "../../api/core.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { track } from "../activity.ts";
import { useDemo } from "../demo.tsx";
import { useGo } from "../links.tsx";
import { screensFor, useProduct } from "../product.tsx";

const TEXTS = {
  es: {
    failed: "No se ha podido cambiar. Vuelve a intentarlo.",
    invited: (role: string) => `Te han invitado: ${role}.`,
  },
  en: {
    failed: "It did not work. Please try again.",
    invited: (role: string) => `You were invited: ${role}.`,
  },
};

/** Looks through the eyes of another of the demo's people, and back. */
export function RoleSwitch() {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  const { roles, words } = useProduct();
  const { me } = useDemo();
  const become = useBecome();
  if (isInvited(me.session_id) && !isViewedAs(me.session_id))
    return <Text>{texts.invited(roles.find((it) => it.name === me.role)?.title[locale] ?? me.role)}</Text>;
  return (
    <NativeSelect
      aria-label={words[locale].seeAs}
      value={me.role}
      onChange={(event) => void become(event.currentTarget.value)}
      data={roles.map((it) => ({ value: it.name, label: it.title[locale] }))}
    />
  );
}

/** The owner becomes somebody else; from anybody else the way leads by the owner. */
export function useBecome(): (role: string) => Promise<void> {
  const { me } = useDemo();
  const client = useQueryClient();
  const texts = useTexts(TEXTS);
  const product = useProduct();
  const go = useGo();
  const router = useRouter();
  return async (role) => {
    try {
      const access =
        role === "owner" ? undefined : await ask("POST /workspace/view-as", { body: { role } }, { eyes: "own" });
      if (access) viewAs({ token: access.access_token, session: me.session_id });
      else viewAsOneself();
    } catch {
      notifications.show({ color: "red", message: texts.failed });
      return;
    }
    track("action_performed", { action: "view_as", role });
    // Nobody is invited to look at what they may not see. Where one is by now: not where one was when this was drawn.
    const here = router.state.location.pathname.split("/")[3] ?? product.screens[0].name;
    const theirs = screensFor(product, role);
    // First nothing of the role before is drawn any more: it would lead back to a screen of its own.
    const read = client.resetQueries();
    await new Promise((drawn) => setTimeout(drawn));
    if (!theirs.some((it) => it.name === here)) go((theirs[0] ?? product.screens[0]).name);
    await read;
    // What was in one's hand is gone with the role: the new screen begins at its title.
    requestAnimationFrame(() => document.getElementById("screen-title")?.focus());
  };
}
