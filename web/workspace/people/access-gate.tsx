import { Button, Container, Loader, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { enter } from "../../api/access.ts";
import { ask } from "../../api/core.ts";
import { ApiProblem } from "../../api/problem.ts";
import { sessionOfPage } from "../../api/request.ts";
import { useTexts } from "../../ui/locale.tsx";
import { EndScreen } from "../life/end-screen.tsx";

const TEXTS = {
  es: {
    coming: "Entrando…",
    invitationTitle: "Esta invitación ya no vale",
    invitation: "Las invitaciones duran una hora y se gastan. Pide otra a quien te la mandó.",
    unknownTitle: "Aquí no hay ninguna demo tuya",
    unknown: "Este enlace es de una demo que no está en este navegador. Puedes abrir la tuya con un clic.",
    open: "Abrir mi demo",
  },
  en: {
    coming: "Coming in…",
    invitationTitle: "This invitation does not work any more",
    invitation: "Invitations last an hour and are used up. Ask whoever sent it for another.",
    unknownTitle: "There is no demo of yours here",
    unknown: "This link belongs to a demo that is not in this browser. You can open your own with one click.",
    open: "Open my demo",
  },
};

const AGAIN_MS = 3_000;
const INVITATION = /^#invitation=(.+)$/;

/** Why nobody comes in any more: the demo has ended, or there never was one here. */
export type Shut = "ended" | "unknown" | undefined;

/** Lets in whoever was invited, and shows out whoever has nothing to come in to. */
export function AccessGate({ shut, children }: { readonly shut: Shut; readonly children: ReactNode }) {
  const texts = useTexts(TEXTS);
  const [code] = useState(() => INVITATION.exec(window.location.hash)?.[1]);
  const [state, setState] = useState<"in" | "coming" | "refused">(code ? "coming" : "in");
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!code) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    enterBy(code).then(
      (isIn) => {
        // From now on the code is not for whoever looks over a shoulder.
        window.history.replaceState(null, "", window.location.pathname);
        setState(isIn ? "in" : "refused");
      },
      // No line, or too busy: the invitation is as good as before.
      () => {
        timer = setTimeout(() => setTries(tries + 1), AGAIN_MS);
      },
    );
    return () => clearTimeout(timer);
  }, [code, tries]);
  if (shut === "ended") return <EndScreen />;
  if (shut === "unknown") return <Outside title={texts.unknownTitle} text={texts.unknown} />;
  if (state === "refused") return <Outside title={texts.invitationTitle} text={texts.invitation} />;
  if (state === "coming")
    return (
      <Stack align="center" mt="20vh" role="status">
        <Loader />
        <Text>{texts.coming}</Text>
      </Stack>
    );
  return children;
}

/**
 * Whoever is in already, the demo's owner above all, stays who they are; others come in by the code.
 *
 * @returns whether one is in
 * @throws ApiProblem where asking again may help
 */
async function enterBy(code: string): Promise<boolean> {
  if (await isIn()) return true;
  try {
    const { access_token, session_id } = await ask("POST /demo-sessions/invitations/redeem", { body: { code } });
    enter({ token: access_token, session: session_id });
    if (session_id !== sessionOfPage()) window.location.replace(`/w/${session_id}`);
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === "invitation_not_valid") return false;
    throw error;
  }
}

async function isIn(): Promise<boolean> {
  try {
    return (await ask("GET /workspace/me", {})).session_id === sessionOfPage();
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 401 || error.status === 403 || error.status === 410))
      return false;
    throw error;
  }
}

function Outside({ title, text }: { readonly title: string; readonly text: string }) {
  const texts = useTexts(TEXTS);
  return (
    <Container component="main" size="xs" pt="15vh">
      <Stack align="flex-start">
        <Title order={1}>{title}</Title>
        <Text>{text}</Text>
        <Button component="a" href="/" size="lg">
          {texts.open}
        </Button>
      </Stack>
    </Container>
  );
}
