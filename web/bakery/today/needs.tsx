import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { Answer, NeedRow } from "../../ui/answer.tsx";
import { useTexts } from "../../ui/locale.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";
import { useNeeds } from "./use-needs.ts";

const FIRST = 3;
/** So that what is baked tomorrow is seen, too. */
const ON_PHONE = 2;

/** What needs somebody, each with a verb that names what comes of it; without alerts the dearest things that can be bettered. */
export function Needs({ wide }: { readonly wide: 4 | 5 }) {
  const texts = useTexts(TEXTS);
  const alerts = useRead("GET /workspace/alerts");
  const needs = useNeeds(alerts.data?.items ?? []);
  const [isAll, setIsAll] = useState(false);
  const rest = needs.length - FIRST;
  return (
    <Answer
      title={texts.needs}
      wide={wide}
      tour="alerts"
      aside={
        rest > 0 && (
          <UnstyledButton className="answer-more" onClick={() => setIsAll(!isAll)}>
            {isAll ? texts.fewer : texts.all(needs.length)}
          </UnstyledButton>
        )
      }
    >
      <Loaded query={alerts}>
        {() => (
          <>
            {needs.length === 0 && <Empty>{texts.needsNone}</Empty>}
            <ul className="rows">
              {(isAll ? needs : needs.slice(0, FIRST)).map((it, index) => (
                <NeedRow
                  key={it.key}
                  isExtra={!isAll && index >= ON_PHONE}
                  what={it.what}
                  why={it.why}
                  action={
                    it.verb && (
                      <Button
                        flex="none"
                        variant={it.isActing ? "filled" : "default"}
                        loading={it.isBusy ?? false}
                        onClick={it.onAct}
                      >
                        {it.verb}
                      </Button>
                    )
                  }
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Answer>
  );
}
