import { Button, Checkbox, Group, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { TEAM_TEXTS } from "./texts.ts";

type Key = Answered<CoreApi["GET /staff/keys"]>["items"][number];
type Scope = Key["scopes"][number];
const SCOPES = ["sessions:read", "sessions:convert", "leads:read", "work:redeem"] as const;

export function Keys() {
  const texts = useTexts(TEAM_TEXTS);
  const keys = useRead("GET /staff/keys");
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <Panel
      title={texts.keys}
      help={texts.keysHelp}
      action={
        <Button variant="default" onClick={() => setIsAdding(true)}>
          {texts.addKey}
        </Button>
      }
    >
      <Loaded query={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.noKeys}</Empty>
          ) : (
            <ul className="rows people">
              {items.map((it) => (
                <KeyRow key={it.id} item={it} onMade={setMade} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Modal opened={isAdding} onClose={() => setIsAdding(false)} title={texts.addKey} centered>
        <Adding
          onMade={(key) => {
            setIsAdding(false);
            setMade(key);
          }}
        />
      </Modal>
      <ShownOnce title={texts.keyTitle} help={texts.keyHelp} secret={made} onClose={() => setMade(undefined)} />
    </Panel>
  );
}

function KeyRow({ item, onMade }: { readonly item: Key; readonly onMade: (key: string) => void }) {
  const texts = useTexts(TEAM_TEXTS);
  const formats = useFormats();
  const params = { id: item.id };
  const rotate = useAct("POST /staff/keys/:id/rotate", ({ key }) => {
    notifications.show({ message: texts.rotated });
    onMade(key);
  });
  const revoke = useAct("DELETE /staff/keys/:id");
  const used = item.last_used_at ? texts.used(formats.dateTime(item.last_used_at)) : texts.unused;
  const until = item.overlaps_until && texts.until(formats.dateTime(item.overlaps_until));
  return (
    <li className="row">
      <div className="row-words">
        {item.name}
        <small>
          {[item.scopes.map((it) => texts.scopes[it]).join(", "), texts.ends(item.hint), until ?? used].join(" · ")}
        </small>
      </div>
      <Group gap="xs">
        {!until && (
          <Button variant="default" loading={rotate.isPending} onClick={() => rotate.mutate({ params })}>
            {texts.rotate}
          </Button>
        )}
        <Button variant="subtle" color="red" loading={revoke.isPending} onClick={() => revoke.mutate({ params })}>
          {texts.revoke}
        </Button>
      </Group>
    </li>
  );
}

function Adding({ onMade }: { readonly onMade: (key: string) => void }) {
  const texts = useTexts(TEAM_TEXTS);
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const act = useAct("POST /staff/keys", ({ key }) => onMade(key));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate({ body: { name: String(new FormData(event.currentTarget).get("name")), scopes: [...scopes] } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput name="name" label={texts.keyName} required maxLength={100} data-autofocus />
        {SCOPES.map((it) => (
          <Checkbox
            key={it}
            label={texts.scopes[it]}
            checked={scopes.includes(it)}
            onChange={({ currentTarget: { checked } }) =>
              setScopes(checked ? [...scopes, it] : scopes.filter((own) => own !== it))
            }
          />
        ))}
        <Refused error={act.error} otherwise={texts.failed} />
        <Button type="submit" loading={act.isPending} disabled={scopes.length === 0}>
          {texts.create}
        </Button>
      </Stack>
    </form>
  );
}
