import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { ApiProblem } from "./problem.ts";
import { type Method, request } from "./request.ts";

const MODEST_POLL_MS = 30_000;

export interface List<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/** What the API says at an address, asked for again now and then: the demo is alive. */
export function useRead<Answer>(path: string, options: { readonly every?: number; readonly enabled?: boolean } = {}) {
  return useQuery<Answer, ApiProblem>({
    queryKey: [path],
    queryFn: () => request<Answer>("GET", path),
    refetchInterval: options.every ?? MODEST_POLL_MS,
    enabled: options.enabled ?? true,
  });
}

export const useList = <Item>(path: string, options?: Parameters<typeof useRead>[1]) =>
  useRead<List<Item>>(path, options);

export interface Act {
  readonly method?: Method;
  readonly path: string;
  readonly body?: object;
}

/** Does something. Whatever is on screen afterwards is asked for anew: an act shows on every screen. */
export function useAct<Answer = unknown>(then?: (answer: Answer, act: Act) => void) {
  const client = useQueryClient();
  const unanswered = useRef<{ readonly act: string; readonly key: string } | undefined>(undefined);
  const isGoing = useRef(false);
  const mutation = useMutation<Answer, ApiProblem, Act>({
    mutationFn: ({ method = "POST", path, body }) => {
      const act = JSON.stringify([method, path, body]);
      const key = unanswered.current?.act === act ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { act, key };
      return request<Answer>(method, path, body, key);
    },
    // What may have been done although no answer came is asked for under the same key again.
    onError: ({ code }) => {
      if (code !== "offline") unanswered.current = undefined;
      if (code === "edited_meanwhile") void client.invalidateQueries();
    },
    onSuccess: (answer, act) => {
      unanswered.current = undefined;
      then?.(answer, act);
      // Not waited for: whoever acted is told at once, and what is shown catches up.
      void client.invalidateQueries();
    },
    onSettled: () => {
      isGoing.current = false;
    },
  });
  const mutate: typeof mutation.mutate = (...act) => {
    // Two quick touches are one.
    if (isGoing.current) return;
    isGoing.current = true;
    mutation.mutate(...act);
  };
  return { ...mutation, mutate };
}
