import { Button, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useAct } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Log } from "./log.tsx";
import { Secret } from "./secret.tsx";
import { CONNECTION_TEXTS } from "./texts.ts";
import type { Webhook } from "./webhook.ts";

/** Who is told, whether it arrives, and what can be done about it. */
export function WebhookRow({ webhook }: { readonly webhook: Webhook }) {
  const texts = useTexts(CONNECTION_TEXTS);
  const formats = useFormats();
  const params = { id: webhook.id };
  const [opened, setOpened] = useState<"log" | "remove">();
  const test = useAct("POST /webhooks/:id/test", ({ status, error, ms }) =>
    notifications.show(
      error === null && status !== null
        ? { message: texts.tested(status, ms) }
        : { color: "red", message: texts.testFailed(error ?? "") },
    ),
  );
  const isOff = webhook.state === "disabled";
  const said = [
    texts.states[webhook.state],
    webhook.disabled_why && texts.why[webhook.disabled_why],
    webhook.state === "failing" && texts.failures(webhook.failures),
    webhook.missed > 0 && texts.missed(webhook.missed),
    webhook.last_delivered_at ? texts.last(formats.dateTime(webhook.last_delivered_at)) : texts.never,
  ];
  return (
    <li>
      <span className="row-words">
        <b>{webhook.description ?? new URL(webhook.url).host}</b>
        <small>{webhook.url}</small>
        <small data-off={webhook.state !== "active" || undefined}>{said.filter(Boolean).join(" · ")}</small>
        <Refused error={test.error} otherwise={texts.failed} />
      </span>
      <Group gap="xs">
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ params })}>
          {texts.test}
        </Button>
        <Acts webhook={webhook} isOff={isOff} onOpen={setOpened} />
      </Group>
      {opened === "log" && <Log webhook={webhook} onClose={() => setOpened(undefined)} />}
      {opened === "remove" && <Remove webhook={webhook} onClose={() => setOpened(undefined)} />}
    </li>
  );
}

function Acts(props: {
  readonly webhook: Webhook;
  readonly isOff: boolean;
  readonly onOpen: (what: "log" | "remove") => void;
}) {
  const { webhook, isOff } = props;
  const texts = useTexts(CONNECTION_TEXTS);
  const params = { id: webhook.id };
  const rotate = useAct("POST /webhooks/:id/secret");
  const edit = useAct("PATCH /webhooks/:id");
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" px="sm" aria-label={`${texts.more}: ${webhook.url}`}>
            <IconDots size={20} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => props.onOpen("log")}>{texts.log}</Menu.Item>
          <Menu.Item onClick={() => rotate.mutate({ params })}>{texts.rotate}</Menu.Item>
          <Menu.Item onClick={() => edit.mutate({ params, body: { version: webhook.version, is_active: isOff } })}>
            {isOff ? texts.turnOn : texts.turnOff}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" onClick={() => props.onOpen("remove")}>
            {texts.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Refused error={rotate.error ?? edit.error} otherwise={texts.failed} />
      {rotate.data && <Secret secret={rotate.data.secret} onClose={() => rotate.reset()} />}
    </>
  );
}

function Remove({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const texts = useTexts(CONNECTION_TEXTS);
  const remove = useAct("DELETE /webhooks/:id", onClose);
  return (
    <Modal opened onClose={onClose} title={texts.remove} centered>
      <Stack>
        <Text>{texts.removeAsk(webhook.url)}</Text>
        <Refused error={remove.error} otherwise={texts.failed} />
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ params: { id: webhook.id } })}>
          {texts.remove}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.cancel}
        </Button>
      </Stack>
    </Modal>
  );
}
