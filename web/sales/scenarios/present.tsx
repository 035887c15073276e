import { Button } from "@mantine/core";
import { IconPresentation } from "@tabler/icons-react";
import { useAct } from "../../api/core.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { SCENARIO_TEXTS } from "./texts.ts";

/** Opens a demo of one's own in this tab, to be shown to others. */
export const useOpenToPresent = () =>
  useAct("POST /demo-sessions", ({ workspace_url }) => {
    window.location.assign(`${new URL(workspace_url).pathname}?presentar=1`);
  });

/** Opens a demo of one's own in front of others: it counts nowhere, and what is for the rep is hidden by a key. */
export function Present(props: {
  readonly scenarioName: string;
  readonly name: string;
  readonly isOffered: boolean;
  /** Where it is what the page is for. */
  readonly isMain?: boolean;
}) {
  const texts = useTexts(SCENARIO_TEXTS);
  const { locale } = useLocale();
  const open = useOpenToPresent();
  return (
    <>
      <Button
        variant={props.isMain ? "filled" : "default"}
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
