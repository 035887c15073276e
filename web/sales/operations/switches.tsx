import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { LinkSwitch } from "./link-switch.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { OPERATION_TEXTS } from "./texts.ts";

interface Switched {
  readonly id: string;
  readonly name: string;
}

/** What is offered, scenario by scenario; to turn one off asks for the reason. */
export function Switches() {
  const texts = useTexts(OPERATION_TEXTS);
  const { locale } = useLocale();
  const { kinds } = useLanding().texts[locale];
  const [asked, setAsked] = useState<Switched>();
  const scenarios = useRead("GET /demo-sessions/scenarios", { query: { locale } });
  const turnOn = useAct("PATCH /demo-sessions/scenarios/:scenario", () =>
    notifications.show({ message: texts.turnedOn }),
  );
  return (
    <Panel title={texts.switches} help={texts.switchesHelp}>
      <Loaded query={scenarios} lines={6}>
        {({ items }) => (
          <ul className="running-rows">
            {items.map((it) => {
              const name = kinds[it.scenario_name] ?? it.display_name;
              return (
                <li key={it.id}>
                  <span className="row-words">
                    <b>{name}</b>
                    <small data-off={!it.is_active || undefined}>{it.is_active ? texts.on : texts.off}</small>
                  </span>
                  <Button
                    variant="default"
                    aria-label={`${it.is_active ? texts.turnOff : texts.turnOn}: ${name}`}
                    loading={turnOn.isPending && turnOn.variables?.params.scenario === it.id}
                    onClick={() =>
                      it.is_active
                        ? setAsked({ id: it.id, name })
                        : turnOn.mutate({ params: { scenario: it.id }, body: { is_active: true } })
                    }
                  >
                    {it.is_active ? texts.turnOff : texts.turnOn}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
      <Refused error={turnOn.error} otherwise={texts.failedAct} />
      <LinkSwitch />
      {asked && <OffForm scenario={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  );
}

function OffForm({ scenario, onClose }: { readonly scenario: Switched; readonly onClose: () => void }) {
  const texts = useTexts(OPERATION_TEXTS);
  const turnOff = useAct("PATCH /demo-sessions/scenarios/:scenario", () => {
    notifications.show({ message: texts.turnedOff });
    onClose();
  });
  return (
    <ReasonForm
      title={texts.turnOffTitle(scenario.name)}
      help={texts.turnOffHelp}
      act={texts.turnOff}
      isPending={turnOff.isPending}
      error={turnOff.error}
      onSend={(reason) => turnOff.mutate({ params: { scenario: scenario.id }, body: { is_active: false, reason } })}
      onClose={onClose}
    />
  );
}
