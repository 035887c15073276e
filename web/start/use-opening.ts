import { useCallback, useEffect, useRef, useState } from "react";
import { v4 as newKey } from "uuid";
import { notePressed } from "../api/pressed.ts";
import { ApiProblem } from "../api/problem.ts";
import { enter, type Order, openDemo } from "./open-demo.ts";
import { useBack } from "./use-back.ts";

/** Where an opening stands. */
export type Opening =
  | { readonly state: "idle" }
  | { readonly state: "opening" }
  | { readonly state: "preparing" }
  | {
      readonly state: "refused";
      readonly code: string;
      readonly at: Date | undefined;
      readonly retryIn: number | undefined;
    };

const LEAST_SECONDS = 5;
const MOST_SECONDS = 30;
const PREPARING_MS = 1_500;
/** Refusals that go away by themselves while one waits. */
const PASSING = new Set(["demos_full", "too_many_requests", "offline", "database_unavailable"]);

/** Opens a demo and goes on trying where that helps. */
export function useOpening() {
  const [opening, setOpening] = useState<Opening>({ state: "idle" });
  const timer: Timer = useRef(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = useCallback((): void => {
    clearTimeout(timer.current);
    setOpening({ state: "idle" });
  }, []);
  useBack(stop);
  const open = useCallback((order: Order): void => {
    clearTimeout(timer.current);
    notePressed();
    setOpening({ state: "opening" });
    void attempt({ order, key: newKey(), timer, tell: setOpening });
  }, []);
  return { opening, open, stop };
}

interface Attempt {
  readonly order: Order;
  readonly key: string;
  readonly timer: Timer;
  readonly tell: (opening: Opening) => void;
}

async function attempt(trial: Attempt): Promise<void> {
  const { order, key, timer, tell } = trial;
  try {
    enter((await openDemo(order, key)).id);
  } catch (error) {
    const problem = error instanceof ApiProblem ? error : new ApiProblem(0, "other", "", {});
    if (problem.code === "not_ready") {
      tell({ state: "preparing" });
      timer.current = setTimeout(() => void attempt(trial), PREPARING_MS);
      return;
    }
    const refused = { state: "refused", code: problem.code, at: problem.retryAt } as const;
    const retryIn = PASSING.has(problem.code) ? secondsUntil(problem.retryAt) : undefined;
    tell({ ...refused, retryIn });
    if (retryIn === undefined) return;
    const again = () => {
      tell({ state: "opening" });
      void attempt({ ...trial, key: newKey() });
    };
    countDown(timer, retryIn, (left) => tell({ ...refused, retryIn: left }), again);
  }
}

type Timer = { current: ReturnType<typeof setTimeout> | undefined };

/** Tells every second how many are left. */
function countDown(timer: Timer, seconds: number, tell: (left: number) => void, then: () => void): void {
  timer.current = setTimeout(() => {
    if (seconds <= 1) return then();
    tell(seconds - 1);
    countDown(timer, seconds - 1, tell, then);
  }, 1_000);
}

function secondsUntil(at: Date | undefined): number {
  const seconds = at ? Math.ceil((at.getTime() - Date.now()) / 1_000) : LEAST_SECONDS;
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds));
}
