import {
  Button,
  Group,
  PasswordInput,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  TextInput,
  useMantineColorScheme,
} from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useAct, useRead } from "../api/core.ts";
import { useFormats, useLocale, useTexts } from "../ui/locale.tsx";
import { readPhone } from "../ui/read-phone.ts";
import { Refused } from "../ui/refused.tsx";
import { Panel, Screen } from "../ui/screen.tsx";
import { hasSingleKeys, switchSingleKeys } from "../ui/single-keys.ts";
import { Loaded } from "../ui/states.tsx";
import { ACCOUNT_TEXTS } from "./account-texts.ts";
import { deviceOf } from "./device.ts";
import { useMe } from "./me.tsx";
import { PLACE_NAMES, PLACES } from "./places.ts";

/** What stands on one's links, one's password, and where one is signed in. */
export function Account() {
  const texts = useTexts(ACCOUNT_TEXTS);
  const me = useMe();
  return (
    <Screen title={texts.title} sentence={me.name} intro={me.email} actions={<Ways />}>
      <Looks />
      <Own />
      <Password />
      <Sessions />
    </Screen>
  );
}

/** On a phone what has no place below the thumb. */
function Ways() {
  const names = useTexts(PLACE_NAMES);
  const me = useMe();
  return (
    <Group gap="xs">
      {PLACES.filter((it) => it.isSeldom && it.name !== "account" && it.isFor(me)).map(({ to, name }) => (
        <Button key={to} component={Link} to={to} variant="default" hiddenFrom="md">
          {names[name]}
        </Button>
      ))}
      <SignOut />
    </Group>
  );
}

function SignOut() {
  const texts = useTexts(ACCOUNT_TEXTS);
  const act = useAct("POST /staff/sign-out", () => window.location.assign("/ventas"));
  return (
    <Button variant="default" loading={act.isPending} onClick={() => act.mutate({})}>
      {texts.signOut}
    </Button>
  );
}

function Looks() {
  const texts = useTexts(ACCOUNT_TEXTS);
  const { locale, chooseLocale } = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [hasKeys, setHasKeys] = useState(hasSingleKeys);
  return (
    <Group>
      <SegmentedControl
        aria-label={texts.language}
        value={locale}
        onChange={(it) => chooseLocale(it as "es" | "en")}
        data={[
          { value: "es", label: "Español" },
          { value: "en", label: "English" },
        ]}
      />
      <SegmentedControl
        aria-label={texts.theme}
        value={colorScheme}
        onChange={(it) => setColorScheme(it as "auto" | "light" | "dark")}
        data={(["auto", "light", "dark"] as const).map((it) => ({ value: it, label: texts.themes[it] }))}
      />
      <Switch
        label={texts.keys}
        description={texts.keysHelp}
        checked={hasKeys}
        onChange={({ currentTarget }) => {
          switchSingleKeys(currentTarget.checked);
          setHasKeys(currentTarget.checked);
        }}
      />
    </Group>
  );
}

function Own() {
  const texts = useTexts(ACCOUNT_TEXTS);
  const me = useMe();
  const [name, setName] = useState(me.name);
  const [written, setWritten] = useState(me.phone ?? "");
  const act = useAct("PATCH /staff/me", () => notifications.show({ message: texts.saved }));
  const phone = readPhone(written);
  const isWrong = written.trim() !== "" && phone === undefined;
  return (
    <Panel title={texts.own} help={texts.ownHelp}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate({ body: { name, phone: phone ?? null } });
        }}
      >
        <Stack maw={420}>
          <TextInput
            label={texts.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            required
          />
          <TextInput
            label={texts.phone}
            type="tel"
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
            error={isWrong && texts.wrongPhone}
          />
          <Refused error={act.error} otherwise={texts.failed} />
          <Button type="submit" loading={act.isPending} disabled={isWrong}>
            {texts.save}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}

function Password() {
  const texts = useTexts(ACCOUNT_TEXTS);
  const me = useMe();
  const act = useAct("PATCH /staff/me", () => notifications.show({ message: texts.passwordSaved }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    act.mutate({ body: { password: String(form.get("next")), current_password: String(form.get("current")) } });
  };
  return (
    <Panel title={texts.password} help={texts.passwordHelp}>
      <form onSubmit={submit}>
        <Stack maw={420}>
          <input type="email" autoComplete="username" value={me.email} readOnly hidden />
          <PasswordInput name="current" label={texts.current} size="md" autoComplete="current-password" required />
          <PasswordInput name="next" label={texts.next} size="md" autoComplete="new-password" minLength={12} required />
          <Refused
            error={act.error}
            otherwise={act.error?.code === "wrong_email_or_password" ? texts.wrongPassword : texts.failed}
          />
          <Button type="submit" variant="default" loading={act.isPending}>
            {texts.change}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}

function Sessions() {
  const texts = useTexts(ACCOUNT_TEXTS);
  const formats = useFormats();
  const sessions = useRead("GET /staff/sessions");
  const act = useAct("DELETE /staff/sessions/:id");
  return (
    <Panel title={texts.sessions}>
      <Loaded query={sessions}>
        {({ items }) => (
          <ul className="rows people">
            {items.map((it) => (
              <li key={it.id} className="row">
                <div className="row-words">
                  {deviceOf(it.device) ?? texts.somewhere}
                  <small>{it.is_this ? texts.here : texts.lastUsed(formats.dateTime(it.last_used_at))}</small>
                </div>
                {!it.is_this && (
                  <Button
                    variant="default"
                    loading={act.isPending}
                    onClick={() => act.mutate({ params: { id: it.id } })}
                  >
                    {texts.close}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Text size="sm" c="dimmed" mt="xs">
        {texts.sessionsHelp}
      </Text>
    </Panel>
  );
}
