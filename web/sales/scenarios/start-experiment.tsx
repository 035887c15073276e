import { Button, Modal, NativeSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { useAct } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { EXPERIMENT_TEXTS } from "./experiment-texts.ts";
import { type Scenario, useScenarioName } from "./scenario.ts";

const DIFFERENCES = [0.05, 0.1, 0.15, 0.2];
const USUAL = 0.1;

/** Which two, for whom, and what a winner is: said before anybody has seen a figure. */
export function StartExperiment(props: { readonly scenarios: readonly Scenario[]; readonly onClose: () => void }) {
  const texts = useTexts(EXPERIMENT_TEXTS);
  const formats = useFormats();
  const nameOf = useScenarioName();
  const offered = props.scenarios.filter((it) => it.is_active);
  const [scenario, setScenario] = useState(offered[0]?.scenario_name ?? "");
  const others = props.scenarios.filter((it) => it.scenario_name !== scenario);
  const [chosen, setChallenger] = useState<string>();
  // Whoever made one of their own wants to compare it.
  const usual = others.find((it) => it.made_by === "staff") ?? others[0];
  const challenger = others.find((it) => it.scenario_name === chosen) ?? usual;
  const [split, setSplit] = useState<"person" | "link">("person");
  const [measure, setMeasure] = useState<"success" | "lead">("success");
  const [least, setLeast] = useState(USUAL);
  const start = useAct("POST /demo-sessions/experiments", () => {
    notifications.show({ message: texts.started });
    props.onClose();
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!challenger) return;
    start.mutate({ body: { scenario, challenger: challenger.scenario_name, split, measure, least_difference: least } });
  };
  const optionsOf = (items: readonly Scenario[]) => items.map((it) => ({ value: it.scenario_name, label: nameOf(it) }));
  const why = { conflict: texts.busy, scenario_is_unrealistic: texts.unrealistic };
  return (
    <Modal opened onClose={props.onClose} title={texts.start} centered>
      <form onSubmit={send}>
        <Stack>
          <NativeSelect
            label={texts.asked}
            value={scenario}
            data={optionsOf(offered)}
            onChange={(event) => setScenario(event.currentTarget.value)}
          />
          <NativeSelect
            label={texts.challenger}
            value={challenger?.scenario_name ?? ""}
            data={optionsOf(others)}
            onChange={(event) => setChallenger(event.currentTarget.value)}
          />
          <Segments
            label={texts.split}
            value={split}
            options={texts.splits}
            onChange={setSplit}
            help={texts.splitHelp[split]}
          />
          <Segments
            label={texts.measure}
            value={measure}
            options={{ success: texts.success, lead: texts.lead }}
            onChange={setMeasure}
          />
          <NativeSelect
            label={texts.least}
            value={String(least)}
            data={DIFFERENCES.map((it) => ({ value: String(it), label: texts.points(formats.number(100 * it)) }))}
            onChange={(event) => setLeast(Number(event.currentTarget.value))}
          />
          {start.isPending && <p role="status">{texts.slow}</p>}
          <Refused error={start.error} otherwise={why[start.error?.code as keyof typeof why] ?? texts.failed} />
          <Button type="submit" loading={start.isPending}>
            {texts.begin}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function Segments<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Record<Value, string>>;
  readonly help?: string;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="segments">
      <Text component="legend" fw={500} size="sm">
        {props.label}
      </Text>
      <SegmentedControl
        fullWidth
        value={props.value}
        data={(Object.entries(props.options) as [Value, string][]).map(([value, label]) => ({ value, label }))}
        onChange={(it) => props.onChange(it as Value)}
      />
      {props.help && (
        <Text size="sm" c="dimmed">
          {props.help}
        </Text>
      )}
    </fieldset>
  );
}
