import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { encode } from "uqr";
import type { z } from "zod";
import type { Invitation } from "../../../contract/invitation.ts";
import { useAct } from "../../api/core.ts";
import { Choice } from "../../ui/choice.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { useDemo, useTicks } from "../demo.tsx";
import { useProduct } from "../product.tsx";

const TEXTS = {
  es: {
    title: "Compartir tu demo",
    as: "Entra como",
    make: "Crear código",
    copy: "Copiar enlace",
    copied: "Copiado",
    send: "Enviar por…",
    link: "Enlace",
    until: (time: string) => `Vale hasta las ${time}`,
    qr: "Código QR del enlace",
    failed: "No se ha podido crear. Espera a que se usen las invitaciones que hay.",
  },
  en: {
    title: "Share your demo",
    as: "They come in as",
    make: "Make a code",
    copy: "Copy link",
    copied: "Copied",
    send: "Send by…",
    link: "Link",
    until: (time: string) => `Works until ${time}`,
    qr: "QR code of the link",
    failed: "It could not be made. Wait until the invitations there are have been used.",
  },
};
const USES = 5;
type Code = z.output<typeof Invitation>;

/** A way in for a colleague: a picture for their phone, and a link. */
export function ShareDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const words = useTexts(useProduct().words);
  return (
    <Modal opened={isOpen} onClose={onClose} title={texts.title} centered>
      <Stack>
        <Text>{words.shareHelp}</Text>
        <Share />
      </Stack>
    </Modal>
  );
}

function Share() {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  // Whoever shares is the owner: colleagues first.
  const [owner, ...others] = useProduct().roles;
  const roles = owner ? [...others, owner] : others;
  const { me } = useDemo();
  const { real } = useTicks();
  const [role, setRole] = useState(roles[0]?.name ?? "owner");
  const [code, setCode] = useState<Code>();
  const made = code && Date.parse(code.expires_at) > real.getTime() ? code : undefined;
  const act = useAct("POST /demo-sessions/:id/invitations", setCode);
  const make = () => act.mutate({ params: { id: me.session_id }, body: { role, uses: USES } });
  const choose = (chosen: string) => {
    setRole(chosen);
    setCode(undefined);
  };
  return (
    <>
      <Choice
        label={texts.as}
        value={role}
        options={roles.map((it) => [it.name, it.title[locale]] as const)}
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
  const { me } = useDemo();
  const formats = useFormats();
  return (
    <Stack align="center">
      <QrCode text={code.url} label={texts.qr} />
      <TextInput label={texts.link} value={code.url} readOnly w="100%" />
      <Group>
        <CopyButton value={code.url}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? texts.copied : texts.copy}</Button>}
        </CopyButton>
        {typeof navigator.share === "function" && (
          <Button
            variant="default"
            onClick={() => void navigator.share({ title: me.tenant.tenant_name, url: code.url }).catch(() => undefined)}
          >
            {texts.send}
          </Button>
        )}
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
