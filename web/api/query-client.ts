import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./problem.ts";

const RETRIES = 2;

/** Asks again where that may help. @param onProblem hears of every refusal, whatever was asked for */
export function openQueryClient(onProblem: (problem: ApiProblem) => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem) onProblem(error);
  };
  const retry = (failures: number, error: unknown) =>
    failures < RETRIES && error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // A line that is down is a state of its own, not a reason to wait in silence.
    defaultOptions: {
      queries: { retry, staleTime: 4_000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}
