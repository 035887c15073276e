import { Button, Modal, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Asking } from "../../../contract/endpoint.ts";
import { useAct } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { ROUTING_KEYS } from "./routing-keys.ts";
import { Secret } from "./secret.tsx";
import { CONNECTION_TEXTS } from "./texts.ts";

type Events = NonNullable<NonNullable<Asking<CoreApi["POST /webhooks"]>["body"]>["events"]>;

/** Where to, of what; then its secret, once. */
export function AddWebhook({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(CONNECTION_TEXTS);
  const [url, setUrl] = useState("");
  const [description, setDescription] = useState("");
  const [events, setEvents] = useState<string[]>([]);
  const add = useAct("POST /webhooks");
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { url: url.trim(), events: events as unknown as Events, ...(description && { description }) } });
  };
  if (add.data) return <Secret secret={add.data.secret} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={texts.add} centered>
      <form onSubmit={send}>
        <Stack>
          <TextInput
            label={texts.url}
            description={texts.urlHelp}
            type="url"
            inputMode="url"
            placeholder="https://"
            value={url}
            required
            maxLength={2_000}
            error={add.error?.code === "invalid_input" && texts.badUrl}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            label={texts.description}
            value={description}
            maxLength={200}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <MultiSelect
            label={texts.events}
            placeholder={events.length === 0 ? texts.all : ""}
            data={ROUTING_KEYS}
            value={events}
            onChange={setEvents}
            clearable
          />
          {add.error?.code !== "invalid_input" && <Refused error={add.error} otherwise={texts.failed} />}
          <Button type="submit" loading={add.isPending}>
            {texts.save}
          </Button>
          <Text size="sm" c="dimmed">
            {texts.webhooksHelp}
          </Text>
        </Stack>
      </form>
    </Modal>
  );
}
