import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { RateBar } from "../figures/rate-bar.tsx";
import { useMe } from "../me.tsx";
import { EXPERIMENT_TEXTS } from "./experiment-texts.ts";
import { type Experiment, type Scenario, useScenarioName } from "./scenario.ts";
import { StartExperiment } from "./start-experiment.tsx";

/** Two scenarios side by side: what each comes to, and which is better once that can be said. */
export function Experiments({ scenarios }: { readonly scenarios: readonly Scenario[] }) {
  const texts = useTexts(EXPERIMENT_TEXTS);
  const { role } = useMe();
  const experiments = useRead("GET /demo-sessions/experiments");
  const [isStarting, setIsStarting] = useState(false);
  return (
    <Panel
      title={texts.title}
      help={texts.help}
      action={
        role !== "rep" && (
          <Button variant="default" onClick={() => setIsStarting(true)}>
            {texts.start}
          </Button>
        )
      }
    >
      <Loaded query={experiments} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel-foot">{texts.none}</p>
          ) : (
            items.map((it) => <OneExperiment key={it.id} experiment={it} scenarios={scenarios} />)
          )
        }
      </Loaded>
      {isStarting && <StartExperiment scenarios={scenarios} onClose={() => setIsStarting(false)} />}
    </Panel>
  );
}

function OneExperiment(props: { readonly experiment: Experiment; readonly scenarios: readonly Scenario[] }) {
  const { experiment } = props;
  const texts = useTexts(EXPERIMENT_TEXTS);
  const formats = useFormats();
  const { role } = useMe();
  const name = useScenarioName();
  const nameOf = (scenario_name: string) =>
    name(props.scenarios.find((it) => it.scenario_name === scenario_name) ?? { scenario_name });
  const [original, challenger] = experiment.arms.map((it) => nameOf(it.scenario_name)) as [string, string];
  const points = texts.points(formats.number(100 * experiment.least_difference));
  return (
    <section className="experiment" aria-label={texts.pair(original, challenger)}>
      <h3>{texts.pair(original, challenger)}</h3>
      <Text fw={650}>
        {experiment.verdict === "not_yet"
          ? experiment.missing === 0
            ? texts.soon
            : texts.missing(formats.number(experiment.missing))
          : experiment.verdict === "no_difference"
            ? texts.verdicts.no_difference(points)
            : texts.verdicts[experiment.verdict](experiment.verdict === "challenger" ? challenger : original)}
      </Text>
      <Arms experiment={experiment} nameOf={nameOf} />
      {experiment.difference && <Difference difference={experiment.difference} />}
      <p className="panel-foot">
        {texts.rule(formats.number(experiment.needed), points, texts.measures[experiment.measure])}
      </p>
      <Group justify="space-between" gap="xs">
        <small className="panel-foot">
          {experiment.ended_at
            ? texts.until(formats.dateTime(experiment.started_at), formats.dateTime(experiment.ended_at))
            : texts.since(formats.dateTime(experiment.started_at))}{" "}
          · {texts.splitHelp[experiment.split]}
        </small>
        {role !== "rep" && !experiment.ended_at && <End experiment={experiment} />}
      </Group>
    </section>
  );
}

function Arms(props: { readonly experiment: Experiment; readonly nameOf: (scenario: string) => string }) {
  const texts = useTexts(EXPERIMENT_TEXTS);
  const formats = useFormats();
  const { arms } = props.experiment;
  const isFew = arms.some((it) => it.success === null);
  return (
    <>
      <table className="brought two-rates">
        <thead>
          <tr>
            <th scope="col">{texts.scenario}</th>
            <th scope="col" className="brought-rate">
              {texts.success}
            </th>
            <th scope="col" className="brought-rate">
              {texts.lead}
            </th>
          </tr>
        </thead>
        <tbody>
          {arms.map((it) => (
            <tr key={it.scenario_name}>
              <th scope="row">
                {props.nameOf(it.scenario_name)}
                <small className="arm-n">{texts.counted(formats.number(it.counted), formats.number(it.ended))}</small>
              </th>
              <td className="brought-rate">
                <RateBar share={it.success} />
              </td>
              <td className="brought-rate">
                <RateBar share={it.lead} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isFew && <p className="panel-foot">{texts.few}</p>}
    </>
  );
}

function Difference({ difference }: { readonly difference: NonNullable<Experiment["difference"]> }) {
  const texts = useTexts(EXPERIMENT_TEXTS);
  const formats = useFormats();
  const signed = (value: number) => `${value > 0 ? "+" : ""}${formats.number(Math.round(1_000 * value) / 10)}`;
  return (
    <p className="panel-foot">
      {texts.difference(signed(difference.value), signed(difference.low), signed(difference.high))}
    </p>
  );
}

function End({ experiment }: { readonly experiment: Experiment }) {
  const texts = useTexts(EXPERIMENT_TEXTS);
  const [isAsking, setIsAsking] = useState(false);
  const end = useAct("POST /demo-sessions/experiments/:id/end", () => {
    notifications.show({ message: texts.ended });
    setIsAsking(false);
  });
  return (
    <>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        {texts.end}
      </Button>
      <Modal opened={isAsking} onClose={() => setIsAsking(false)} title={texts.endTitle} centered>
        <Stack>
          <Text>
            {experiment.verdict === "not_yet" && texts.endEarly} {texts.endAsk}
          </Text>
          <Refused error={end.error} otherwise={texts.failed} />
          <Button loading={end.isPending} onClick={() => end.mutate({ params: { id: experiment.id } })}>
            {texts.end}
          </Button>
          <Button variant="default" onClick={() => setIsAsking(false)}>
            {texts.cancel}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
