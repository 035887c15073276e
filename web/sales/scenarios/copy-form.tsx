import { Button, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useAct } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import type { Scenario } from "./scenario.ts";
import { SCENARIO_TEXTS } from "./texts.ts";

const LONGEST_KEY = 60;

/** What a name comes to as a short one: `The Café` is `the_cafe`. */
export const keyOf = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, LONGEST_KEY);

export function CopyForm(props: { readonly scenario: Scenario; readonly name: string; readonly onClose: () => void }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [key, setKey] = useState<string>();
  const make = useAct("POST /demo-sessions/scenarios", ({ scenario_name }) => {
    void navigate({ to: `/ventas/escenarios/${scenario_name}` });
  });
  const { scenario_name, description, business_name } = props.scenario;
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({
      body: {
        scenario_name: key ?? keyOf(name),
        display_name: name,
        copy_of: scenario_name,
        configuration: {} as never,
        ...(description !== null && { description }),
        ...(business_name !== null && { business_name }),
      },
    });
  };
  return (
    <Modal opened onClose={props.onClose} title={texts.copyTitle(props.name)} centered>
      <form onSubmit={send}>
        <Stack>
          <Text>{texts.copyHelp}</Text>
          <TextInput
            label={texts.name}
            value={name}
            required
            maxLength={255}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={texts.key}
            description={texts.keyHelp}
            value={key ?? keyOf(name)}
            required
            minLength={3}
            maxLength={LONGEST_KEY}
            pattern="[a-z][a-z0-9_]*"
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <Refused error={make.error} otherwise={make.error?.code === "conflict" ? texts.taken : texts.failed} />
          <Button type="submit" loading={make.isPending}>
            {texts.make}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
