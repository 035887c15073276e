import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBrandWhatsapp, IconCopy, IconEye, IconQrcode, IconShare2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../ui/locale.tsx";
import { Key } from "../key.tsx";
import { useLanding } from "../landing-context.tsx";
import { useMe } from "../me.tsx";
import type { DemoLink } from "./demo-link.ts";
import { messageOf, whatsAppOf } from "./message.ts";
import { LINK_TEXTS } from "./texts.ts";

/** A link as a picture, an address, a message to be changed, and a button for a page. */
export function Sending({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const me = useMe();
  const { texts: words } = useLanding();
  const [form, setForm] = useState(link.form_of_address);
  const written = (as: "tu" | "usted") =>
    messageOf({
      from: link.owner?.name ?? me.name,
      person: link.person_name,
      business: link.business_name,
      wouldSee: words[link.locale].sales.wouldSee,
      form: as,
      locale: link.locale,
    });
  const [message, setMessage] = useState(() => written(form));
  const whole = `${message.trim()}\n${link.url}`;
  return (
    <>
      <Codes link={link} />
      <Address url={link.url} />
      <div>
        <Group justify="space-between" mb={6}>
          <Text component="label" htmlFor="message" c="dimmed">
            {texts.message}
          </Text>
          {link.locale === "es" && (
            <SegmentedControl
              value={form}
              onChange={(as) => {
                setForm(as as "tu" | "usted");
                setMessage(written(as as "tu" | "usted"));
              }}
              data={(["tu", "usted"] as const).map((it) => ({ value: it, label: texts.forms[it] }))}
            />
          )}
        </Group>
        <Textarea
          id="message"
          className="bubble"
          size="md"
          autosize
          minRows={3}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          description={texts.messageHelp}
          inputWrapperOrder={["input", "description"]}
          maxLength={1_000}
        />
      </div>
      <Group grow className="send-buttons">
        <Button
          component="a"
          size="lg"
          href={whatsAppOf(link.person_phone, whole)}
          aria-keyshortcuts="W"
          target="_blank"
          rel="noreferrer"
          leftSection={<IconBrandWhatsapp size={20} aria-hidden />}
        >
          {texts.whatsApp} <Key>W</Key>
        </Button>
      </Group>
      <Group grow>
        {"share" in navigator && (
          <Button
            variant="default"
            leftSection={<IconShare2 size={18} aria-hidden />}
            onClick={() => void navigator.share({ text: message, url: link.url }).catch(() => undefined)}
          >
            {texts.share}
          </Button>
        )}
        <Button
          component="a"
          variant="default"
          href={link.url}
          target="_blank"
          leftSection={<IconEye size={18} aria-hidden />}
        >
          {texts.look}
        </Button>
      </Group>
      <Embed link={link} />
    </>
  );
}

function Codes({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const [isLarge, setIsLarge] = useState(false);
  const source = (format: string) => `/api/v1/demo-links/${link.id}/qr?format=${format}`;
  return (
    <div className="codes">
      <img src={source("svg")} alt={texts.qrOf} width="132" height="132" className="code" />
      <Stack gap="xs">
        <Text c="dimmed">{texts.scan}</Text>
        <Button
          variant="default"
          leftSection={<IconQrcode size={18} aria-hidden />}
          onClick={() => setIsLarge(true)}
          aria-keyshortcuts="Q"
        >
          {texts.fullScreen} <Key>Q</Key>
        </Button>
        <a href={source("png")} download={`demo-${link.code}.png`} className="quiet-link">
          {texts.png}
        </a>
      </Stack>
      <Modal opened={isLarge} onClose={() => setIsLarge(false)} title={link.business_name ?? texts.qrOf} fullScreen>
        <img src={source("svg")} alt={texts.qrOf} className="code code-large" />
      </Modal>
    </div>
  );
}

function Address({ url }: { readonly url: string }) {
  const texts = useTexts(LINK_TEXTS);
  const copy = () =>
    navigator.clipboard?.writeText(url).then(
      () => notifications.show({ message: texts.copied }),
      () => undefined,
    );
  return (
    <div className="address">
      <input
        readOnly
        value={url.replace(/^https?:\/\//, "")}
        aria-label={texts.address}
        onFocus={(event) => event.target.select()}
      />
      <Button
        variant="default"
        leftSection={<IconCopy size={18} aria-hidden />}
        onClick={() => void copy()}
        aria-keyshortcuts="Y"
      >
        {texts.copy} <Key>Y</Key>
      </Button>
    </div>
  );
}

function Embed({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const label = link.locale === "en" ? "Try the demo" : "Probar la demo";
  const code = `<a href="${link.url}" style="display:inline-block;padding:14px 24px;border-radius:12px;background:#8a3f12;color:#fff;font:600 16px system-ui;text-decoration:none">${label}</a>`;
  return (
    <details className="embed">
      <summary>{texts.embed}</summary>
      <Textarea
        readOnly
        autosize
        value={code}
        description={texts.embedHelp}
        aria-label={texts.embed}
        onFocus={(event) => event.target.select()}
      />
    </details>
  );
}
