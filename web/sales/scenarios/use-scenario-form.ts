import { useQuery } from "@tanstack/react-query";
import type { ScenarioForm } from "../../product.ts";
import { useLanding } from "../landing-context.tsx";

const NONE: ScenarioForm = { settings: [], tableNames: { es: {}, en: {} } };

/** What the product lets the team set, whose code is fetched when it is asked for. */
export function useScenarioForm(): ScenarioForm | undefined {
  const { loadScenarioForm } = useLanding();
  const form = useQuery({
    queryKey: ["scenario form"],
    queryFn: async () => (loadScenarioForm ? (await loadScenarioForm()).default : NONE),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return form.data;
}
