import { Button, Group, Modal, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Loaded } from "../../ui/states.tsx";
import { Key } from "../key.tsx";
import type { DemoLink } from "./demo-link.ts";
import { likenessOf } from "./link-form.ts";
import { Prepared } from "./prepared.tsx";
import { Sending } from "./sending.tsx";
import { LINK_TEXTS } from "./texts.ts";

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
      {isOpen && <Prepared link={link} />}
      <Outcome link={link} />
      <Group gap="xs">
        <Again link={link} />
        <Ending link={link} />
      </Group>
    </>
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

/** The same for somebody else. */
function Again({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const navigate = useNavigate();
  return (
    <Button
      variant="default"
      aria-keyshortcuts="D"
      onClick={() => void navigate({ to: "/ventas/nuevo", state: { like: likenessOf(link) } as never })}
    >
      {texts.again} <Key>D</Key>
    </Button>
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
          {link.live_demos + link.held_demos > 0 && (
            <Button variant="light" color="red" loading={act.isPending} onClick={() => revoke(true)}>
              {texts.revokeEnd(link.live_demos + link.held_demos)}
            </Button>
          )}
        </Stack>
      </Modal>
    </div>
  );
}
