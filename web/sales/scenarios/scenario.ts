import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useLocale } from "../../ui/locale.tsx";
import { useLanding } from "../landing-context.tsx";

export type Scenario = Answered<CoreApi["GET /demo-sessions/scenarios/:scenario"]>;
export type Experiment = Answered<CoreApi["POST /demo-sessions/experiments"]>;

/** What a scenario is called: by the product in two words, else by whoever made it. */
export function useScenarioName(): (it: { readonly scenario_name: string; readonly display_name?: string }) => string {
  const { locale } = useLocale();
  const { kinds } = useLanding().texts[locale];
  return ({ scenario_name, display_name }) => kinds[scenario_name] ?? display_name ?? scenario_name;
}
