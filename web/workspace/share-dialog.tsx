import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { encode } from "uqr";
import type { z } from "zod";
import type { Invitation } from "../../contract/session.ts";
import { useAct } from "../api/hooks.ts";
import { Choice } from "../ui/choice.tsx";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { Refused } from "../ui/refused.tsx";
import { useDemo, useTicks } from "./demo.tsx";
import type { Role } from "./roles.ts";
import { ROLE_NAMES } from "./screens-texts.ts";

const TEXTS = {
  es: {
    title: "Compartir tu demo",
    help: "Quien abra este código entra en tu misma panadería y ve lo que cambies. Vale una hora.",
    as: "Entra como",
    make: "Crear código",
    copy: "Copiar enlace",
    copied: "Copiado",
    link: "Enlace",
    until: (time: string) => `Vale hasta las ${time}`,
    qr: "Código QR del enlace",
    failed: "No se ha podido crear. Espera a que se usen las invitaciones que hay.",
  },
  en: {
    title: "Share your demo",
    help: "Whoever opens this code comes into the very same bakery and sees what you change. It works for an hour.",
    as: "They come in as",
    make: "Make a code",
    copy: "Copy link",
    copied: "Copied",
    link: "Link",
    until: (time: string) => `Works until ${time}`,
    qr: "QR code of the link",
    failed: "It could not be made. Wait until the invitations there are have been used.",
  },
};
const ROLES: readonly Role[] = ["manager", "baker", "cashier", "owner"];
const USES = 5;
type Code = z.output<typeof Invitation>;

/** A way in for a colleague: a picture for their phone, and a link. */
export function ShareDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  return (
    <Modal opened={isOpen} onClose={onClose} title={texts.title} centered>
      <Stack>
        <Text>{texts.help}</Text>
        <Share />
      </Stack>
    </Modal>
  );
}

function Share() {
  const texts = useTexts(TEXTS);
  const names = useTexts(ROLE_NAMES);
  const { me } = useDemo();
  const { real } = useTicks();
  const [role, setRole] = useState<Role>("manager");
  const [code, setCode] = useState<Code>();
  const made = code && Date.parse(code.expires_at) > real.getTime() ? code : undefined;
  const act = useAct<Code>(setCode);
  const make = () => act.mutate({ path: `/demo-sessions/${me.session_id}/invitations`, body: { role, uses: USES } });
  const choose = (chosen: Role) => {
    setRole(chosen);
    setCode(undefined);
  };
  return (
    <>
      <Choice
        label={texts.as}
        value={role}
        options={ROLES.map((it) => [it, names[it] ?? it] as const)}
        onChange={choose}
      />
      <Refused error={act.error} otherwise={texts.failed} />
      {made ? (
        <Made code={made} />
      ) : (
        <Button onClick={make} loading={act.isPending}>
          {texts.make}
        </Button>
      )}
    </>
  );
}

function Made({ code }: { readonly code: Code }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <Stack align="center">
      <QrCode text={code.url} label={texts.qr} />
      <TextInput label={texts.link} value={code.url} readOnly w="100%" />
      <Group>
        <CopyButton value={code.url}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? texts.copied : texts.copy}</Button>}
        </CopyButton>
        <Text c="dimmed">{texts.until(formats.time(code.expires_at))}</Text>
      </Group>
    </Stack>
  );
}

const QUIET = 2;

/** Dark on white in both themes: cameras want it so. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
