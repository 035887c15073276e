import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMe } from "../me.tsx";
import { ReasonForm } from "../operations/reason-form.tsx";
import { Configure } from "./configure.tsx";
import { Findings } from "./findings.tsx";
import { Present } from "./present.tsx";
import { type Scenario, useScenarioName } from "./scenario.ts";
import { SCENARIO_TEXTS } from "./texts.ts";
import { Versions } from "./versions.tsx";
import "./scenarios.css";

/** One scenario: whether it is offered, what it is made by, and what came of each of its versions. */
export function OneScenario() {
  const { name } = useParams({ strict: false }) as { readonly name: string };
  const texts = useTexts(SCENARIO_TEXTS);
  const { locale } = useLocale();
  const nameOf = useScenarioName();
  const scenario = useRead("GET /demo-sessions/scenarios/:scenario", { params: { scenario: name }, query: { locale } });
  return (
    <Screen title={scenario.data ? nameOf(scenario.data) : texts.title} intro={scenario.data?.description}>
      <Link to="/ventas/escenarios" className="back-link">
        <IconChevronLeft size={20} aria-hidden /> {texts.back}
      </Link>
      <Loaded query={scenario} lines={8}>
        {(it) => (
          <div className="figures-grid">
            <Stack>
              <Offered scenario={it} />
              <Versions scenarioName={it.scenario_name} />
            </Stack>
            <Configure scenario={it} />
          </div>
        )}
      </Loaded>
    </Screen>
  );
}

function Offered({ scenario }: { readonly scenario: Scenario }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const me = useMe();
  const name = useScenarioName()(scenario);
  const [isAsking, setIsAsking] = useState(false);
  const change = useAct("PATCH /demo-sessions/scenarios/:scenario", ({ is_active }) => {
    notifications.show({ message: is_active ? texts.turnedOn : texts.turnedOff });
    setIsAsking(false);
  });
  const params = { scenario: scenario.scenario_name };
  return (
    <Panel title={scenario.is_active ? texts.on : texts.off} help={texts.version(scenario.version)}>
      <Group gap="xs">
        <Present scenarioName={scenario.scenario_name} name={name} isOffered={scenario.is_active} isMain />
        <Button component={Link} to={`/ventas/escenarios/${scenario.scenario_name}/hoja`} variant="default">
          {texts.sheet}
        </Button>
        {me.role !== "rep" && (
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() =>
              scenario.is_active ? setIsAsking(true) : change.mutate({ params, body: { is_active: true } as never })
            }
          >
            {scenario.is_active ? texts.turnOff : texts.turnOn}
          </Button>
        )}
      </Group>
      {change.error?.code === "scenario_is_unrealistic" ? (
        <Findings findings={change.error.extra["findings"]} />
      ) : (
        <Refused error={change.error} otherwise={texts.failed} />
      )}
      {isAsking && (
        <ReasonForm
          title={`${texts.turnOff}: ${name}`}
          help={texts.turnOffHelp}
          act={texts.turnOff}
          isPending={change.isPending}
          error={change.error}
          onSend={(reason) => change.mutate({ params, body: { is_active: false, reason } as never })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Panel>
  );
}
