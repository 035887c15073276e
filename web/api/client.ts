import { useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { v4 as newKey } from "uuid";
import type { Answered, Api, Asking, Route } from "../../contract/endpoint.ts";
import { addressOf, type Said } from "./path.ts";
import type { ApiProblem } from "./problem.ts";
import { request, type Sending } from "./request.ts";

const MODEST_POLL_MS = 30_000;

interface Reading {
  readonly every?: number;
  readonly enabled?: boolean;
}

/** Left out where there is nothing to say. */
type Maybe<Saying> = object extends Saying ? [saying?: Saying] : [saying: Saying];

/** What is asked for, and under which key it is kept: for hooks, and for whoever asks ahead of them. */
export const reading = (route: Route, said: Said = {}) => ({
  queryKey: [addressOf(route, said)[1]],
  queryFn: () => request(route, said),
});

/**
 * What a page does with the routes of a contract. What may be said and what is answered comes from there; nothing of it but types
 * gets into a page.
 */
export const clientOf = <Routes extends Api>() => ({
  /** Asks once. @throws ApiProblem */
  ask: <Key extends keyof Routes & Route>(route: Key, saying: Asking<Routes[Key]>, sending?: Sending) =>
    request(route, saying as Said, sending) as Promise<Answered<Routes[Key]>>,

  /** What the API says, asked for again now and then: the demo is alive. */
  useRead: <Key extends keyof Routes & Route>(route: Key, ...[saying]: Maybe<Asking<Routes[Key]> & Reading>) =>
    useQuery<Answered<Routes[Key]>, ApiProblem>({
      ...(reading(route, saying as Said) as { queryKey: string[]; queryFn: () => Promise<Answered<Routes[Key]>> }),
      refetchInterval: saying?.every ?? MODEST_POLL_MS,
      enabled: saying?.enabled ?? true,
    }),

  /**
   * Does something. Whatever is on screen afterwards is asked for anew: an act shows on every screen.
   *
   * @param isPatient without a line it waits and is sent when there is one, also when its screen is left meanwhile
   */
  useAct: <Key extends keyof Routes & Route>(
    route: Key,
    then?: (answer: Answered<Routes[Key]>, saying: Asking<Routes[Key]>) => void,
    isPatient?: boolean,
  ) => useAct<Asking<Routes[Key]>, Answered<Routes[Key]>>(route, then, isPatient),

  /** What is to be done that way and waits for a line. */
  useWaiting: <Key extends keyof Routes & Route>(route: Key): readonly Asking<Routes[Key]>[] =>
    useMutationState({
      filters: { mutationKey: [route], predicate: ({ state }) => state.status === "pending" && state.failureCount > 0 },
      select: (it) => it.state.variables as Asking<Routes[Key]>,
    }),
});

const TRY_AGAIN_MS = 3_000;

function useAct<Saying, Answer>(route: Route, then?: (answer: Answer, saying: Saying) => void, isPatient = false) {
  const client = useQueryClient();
  const unanswered = useRef<{ readonly act: string; readonly key: string } | undefined>(undefined);
  const isGoing = useRef(false);
  const mutation = useMutation<Answer, ApiProblem, Saying>({
    mutationKey: [route],
    retry: (_failures, { code }) => isPatient && code === "offline",
    retryDelay: TRY_AGAIN_MS,
    mutationFn: (saying) => {
      const act = JSON.stringify(saying);
      const key = unanswered.current?.act === act ? unanswered.current.key : newKey();
      unanswered.current = { act, key };
      return request(route, saying as Said, { key }) as Promise<Answer>;
    },
    // What may have been done although no answer came is asked for under the same key again.
    onError: ({ code }) => {
      if (code !== "offline") unanswered.current = undefined;
      if (code === "edited_meanwhile") void client.invalidateQueries();
    },
    onSuccess: (answer, saying) => {
      unanswered.current = undefined;
      then?.(answer, saying);
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
