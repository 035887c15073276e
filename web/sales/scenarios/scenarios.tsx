import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "../../api/core.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMe } from "../me.tsx";
import { CopyForm } from "./copy-form.tsx";
import { Experiments } from "./experiments.tsx";
import { Present } from "./present.tsx";
import { type Scenario, useScenarioName } from "./scenario.ts";
import { SCENARIO_TEXTS } from "./texts.ts";
import "./scenarios.css";

/** What can be opened, and which of two does better. */
export function Scenarios() {
  const texts = useTexts(SCENARIO_TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const scenarios = useRead("GET /demo-sessions/scenarios", { query: { locale } });
  const items = scenarios.data?.items;
  const offered = items?.filter((it) => it.is_active).length ?? 0;
  return (
    <Screen
      title={texts.title}
      sentence={items && texts.sentence(formats.number(offered), formats.number(items.length))}
      intro={texts.intro}
    >
      <Loaded query={scenarios} lines={8}>
        {(it) => (
          <>
            <ul className="scenario-cards">
              {it.items.map((scenario) => (
                <Card key={scenario.id} scenario={scenario} />
              ))}
            </ul>
            <Experiments scenarios={it.items} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Card({ scenario }: { readonly scenario: Scenario }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const formats = useFormats();
  const me = useMe();
  const name = useScenarioName()(scenario);
  const [isCopied, setIsCopied] = useState(false);
  const params = { name: scenario.scenario_name };
  const rows = Object.values(scenario.today?.row_counts ?? {}).reduce((sum, it) => sum + it, 0);
  return (
    <li className="scenario-card">
      <div className="scenario-head">
        <Link to="/ventas/escenarios/$name" params={params} className="plain-link">
          {name}
        </Link>
        <span className="chip" data-off={!scenario.is_active || undefined}>
          {scenario.is_active ? texts.on : texts.off}
        </span>
      </div>
      <p>{scenario.description}</p>
      <small>
        {[
          scenario.made_by === "product" ? texts.ours : texts.yours,
          texts.version(scenario.version),
          scenario.is_active && (scenario.today ? texts.counts(formats.number(rows)) : texts.preparing),
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
      <Group gap="xs" mt="auto">
        <Present scenarioName={scenario.scenario_name} name={name} isOffered={scenario.is_active} />
        <Button
          component={Link}
          to={`/ventas/escenarios/${scenario.scenario_name}/hoja`}
          variant="default"
          aria-label={`${texts.sheet}: ${name}`}
        >
          {texts.sheet}
        </Button>
        {me.role !== "rep" && (
          <Button variant="subtle" aria-label={`${texts.copy}: ${name}`} onClick={() => setIsCopied(true)}>
            {texts.copy}
          </Button>
        )}
      </Group>
      {isCopied && <CopyForm scenario={scenario} name={name} onClose={() => setIsCopied(false)} />}
    </li>
  );
}
