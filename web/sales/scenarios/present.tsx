import { Button } from "@mantine/core";
import { IconPresentation } from "@tabler/icons-react";
import { useAct } from "../../api/core.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { SCENARIO_TEXTS } from "./texts.ts";

/** Opens a demo of one's own in front of others: it counts nowhere, and what is for the rep is hidden by a key. */
export function Present(props: { readonly scenarioName: string; readonly name: string; readonly isOffered: boolean }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const { locale } = useLocale();
  const open = useAct("POST /demo-sessions", ({ workspace_url }) => {
    const { pathname } = new URL(workspace_url);
    window.location.assign(`${pathname}?presentar=1`);
  });
  return (
    <>
      <Button
        leftSection={<IconPresentation size={18} aria-hidden />}
        aria-label={`${texts.show}: ${props.name}`}
        title={texts.showHelp}
        disabled={!props.isOffered}
        loading={open.isPending || open.isSuccess}
        onClick={() => open.mutate({ body: { scenario_name: props.scenarioName, locale } })}
      >
        {texts.show}
      </Button>
      <Refused error={open.error} otherwise={texts.failed} />
    </>
  );
}
