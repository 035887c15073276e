import { Button, Group, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import type { ScenarioForm } from "../../product.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMe } from "../me.tsx";
import { DryRun } from "./dry-run.tsx";
import { Findings } from "./findings.tsx";
import type { Scenario } from "./scenario.ts";
import { SettingField } from "./setting-field.tsx";
import { keyOfSetting, readValues, settingsNamed, toConfiguration } from "./settings.ts";
import { SCENARIO_TEXTS } from "./texts.ts";
import { useScenarioForm } from "./use-scenario-form.ts";

/** What the team sets of a scenario of theirs: tried without saving, and saved as the next version. */
export function Configure({ scenario }: { readonly scenario: Scenario }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const { role } = useMe();
  const form = useScenarioForm();
  const versions = useRead("GET /demo-sessions/scenarios/:scenario/versions", {
    params: { scenario: scenario.scenario_name },
  });
  const isOwn = scenario.made_by === "staff";
  return (
    <Panel title={texts.configure} help={isOwn ? texts.configureHelp : texts.productOwn}>
      {!isOwn || role === "rep" ? (
        <Tried scenario={scenario} note={isOwn ? texts.readOnly : undefined} />
      ) : (
        <Loaded query={versions} lines={8}>
          {({ items }) => {
            const current = items.find((it) => it.version === scenario.version);
            // Of a version that somebody else saved meanwhile the form begins anew, as soon as it is known what was set.
            return (
              form &&
              current && (
                <Fields key={current.version} scenario={scenario} form={form} configuration={current.configuration} />
              )
            );
          }}
        </Loaded>
      )}
    </Panel>
  );
}

/** As it is, without anything to set. */
function Tried({ scenario, note }: { readonly scenario: Scenario; readonly note: string | undefined }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const tryOut = useAct("POST /demo-sessions/scenarios/:scenario/dry-run");
  return (
    <Stack>
      {note && <p className="panel-foot">{note}</p>}
      <Button
        variant="default"
        loading={tryOut.isPending}
        onClick={() => tryOut.mutate({ params: { scenario: scenario.scenario_name }, body: {} as never })}
      >
        {texts.tryOut}
      </Button>
      <DryRun attempt={tryOut} />
    </Stack>
  );
}

function Fields(props: { readonly scenario: Scenario; readonly form: ScenarioForm; readonly configuration: unknown }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const { settings } = props.form;
  const { scenario_name: scenario, version } = props.scenario;
  const [values, setValues] = useState(() => readValues(settings, props.configuration));
  const [reason, setReason] = useState("");
  const tryOut = useAct("POST /demo-sessions/scenarios/:scenario/dry-run");
  const save = useAct("PATCH /demo-sessions/scenarios/:scenario", (saved) =>
    notifications.show({ message: texts.saved(saved.version) }),
  );
  const configuration = toConfiguration(settings, values, props.configuration) as never;
  const wrong = settingsNamed(settings, (save.error ?? tryOut.error)?.extra["errors"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params: { scenario }, body: { configuration, version, ...(reason && { reason }) } });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        {settings.map((it) => (
          <SettingField
            key={keyOfSetting(it)}
            setting={it}
            value={values[keyOfSetting(it)]}
            isWrong={wrong.includes(it)}
            onChange={(value) => setValues({ ...values, [keyOfSetting(it)]: value })}
          />
        ))}
        <TextInput
          label={texts.why}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {save.error?.code === "scenario_is_unrealistic" ? (
          <Findings findings={save.error.extra["findings"]} />
        ) : (
          <Refused error={save.error} otherwise={texts.failed} />
        )}
        <Group gap="xs">
          <Button
            variant="default"
            loading={tryOut.isPending}
            onClick={() => tryOut.mutate({ params: { scenario }, body: { configuration } as never })}
          >
            {texts.tryOut}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {texts.save}
          </Button>
        </Group>
        <DryRun attempt={tryOut} />
      </Stack>
    </form>
  );
}
