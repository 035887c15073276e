import { Button, Group, Modal, PasswordInput, SegmentedControl, Stack, Text, Textarea, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBrandWhatsapp, IconChevronLeft, IconCopy, IconEye, IconQrcode, IconShare2 } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { useMe } from "../me.tsx";
import { messageOf, whatsAppOf } from "./message.ts";
import { LINK_TEXTS } from "./texts.ts";

export type DemoLink = Answered<CoreApi["GET /demo-links/:id"]>;

/** A link: how it is sent, what came of it, and what did not count. */
export function OneLink() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const texts = useTexts(LINK_TEXTS);
  const link = useRead("GET /demo-links/:id", { params: { id } });
  if (link.error?.code === "not_found") return <Text>{texts.gone}</Text>;
  return (
    <div className="one-link">
      <Link to="/ventas/enlaces" className="back-link">
        <IconChevronLeft size={20} aria-hidden /> {texts.back}
      </Link>
      <Loaded query={link}>{(it) => <Shown key={it.id} link={it} />}</Loaded>
    </div>
  );
}

const firstName = (name: string | null): string => name?.trim().split(/\s+/)[0] ?? "";

function Shown({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const isOpen = link.state === "open";
  const name = link.business_name ?? link.person_name ?? texts.nameless;
  return (
    <>
      <Title order={1} id="screen-title">
        {isOpen ? texts.ready(firstName(link.person_name)) : `${name}: ${texts.states[link.state]}`}
      </Title>
      {isOpen && <Sending link={link} />}
      {link.state === "locked" && <Unlock link={link} />}
      <Outcome link={link} />
      <Ending link={link} />
    </>
  );
}

function Sending({ link }: { readonly link: DemoLink }) {
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
          target="_blank"
          rel="noreferrer"
          leftSection={<IconBrandWhatsapp size={20} aria-hidden />}
        >
          {texts.whatsApp}
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
        <Button variant="default" leftSection={<IconQrcode size={18} aria-hidden />} onClick={() => setIsLarge(true)}>
          {texts.fullScreen}
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
      <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={() => void copy()}>
        {texts.copy}
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

/** What happened, what does not count, and why. */
function Outcome({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const formats = useFormats();
  const { previews, scanners, team, visits } = link.not_counted;
  const parts = [
    previews > 0 && texts.previews(previews),
    scanners > 0 && texts.scanners(scanners),
    team > 0 && texts.team(team),
    visits > 0 && texts.visits(visits),
  ].filter(Boolean);
  return (
    <section className="answer">
      <p>
        <b className="outcome">{texts.opened(formats.number(link.uses), formats.number(link.max_uses))}</b>{" "}
        {texts.openings.toLowerCase()}
      </p>
      <p>{link.last_opened_at ? texts.lastOpened(formats.dateTime(link.last_opened_at)) : texts.never}</p>
      <p>{texts.live(link.live_demos)}</p>
      {parts.length > 0 && <p>{texts.notCounted(parts.join(", "))}</p>}
      {link.state === "open" && (
        <Text c="dimmed">
          {texts.counts(
            formats.date(formats.dateOf(new Date(link.expires_at)), "short"),
            texts.people(formats.number(link.max_uses)),
          )}
        </Text>
      )}
      {link.note && <Text c="dimmed">{link.note}</Text>}
    </section>
  );
}

function Unlock({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const [passcode, setPasscode] = useState("");
  const act = useAct("PATCH /demo-links/:id");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ params: { id: link.id }, body: { version: link.version, passcode } });
      }}
    >
      <Stack>
        <Text>{texts.lockedHelp}</Text>
        <PasswordInput
          label={texts.newPasscode}
          size="md"
          value={passcode}
          onChange={(event) => setPasscode(event.currentTarget.value)}
          autoComplete="off"
          minLength={4}
          required
        />
        <Refused error={act.error} otherwise={texts.failed} />
        <Button type="submit" loading={act.isPending}>
          {texts.unlock}
        </Button>
      </Stack>
    </form>
  );
}

function Ending({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const [isAsking, setIsAsking] = useState(false);
  const act = useAct("POST /demo-links/:id/revoke", () => {
    setIsAsking(false);
    notifications.show({ message: texts.revoked });
  });
  if (link.state === "revoked") return null;
  const revoke = (end_demos: boolean) => act.mutate({ params: { id: link.id }, body: { end_demos } });
  return (
    <div>
      <Button variant="subtle" color="red" onClick={() => setIsAsking(true)}>
        {texts.revoke}
      </Button>
      <Modal opened={isAsking} onClose={() => setIsAsking(false)} title={texts.revoke} centered>
        <Stack>
          <Text>{texts.revokeAsk}</Text>
          <Refused error={act.error} otherwise={texts.failed} />
          <Button loading={act.isPending} onClick={() => revoke(false)}>
            {texts.revokeKeep}
          </Button>
          {link.live_demos > 0 && (
            <Button variant="light" color="red" loading={act.isPending} onClick={() => revoke(true)}>
              {texts.revokeEnd(link.live_demos)}
            </Button>
          )}
        </Stack>
      </Modal>
    </div>
  );
}
