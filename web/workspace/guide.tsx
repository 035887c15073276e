import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { z } from "zod";
import type { Change } from "../../contract/session.ts";
import { useList } from "../api/hooks.ts";
import { track } from "./activity.ts";
import { useDemo } from "./demo.tsx";
import { isOffice, type Role, type ScreenName, screensOf } from "./roles.ts";

/** The six things that show what the bakery can do, in their order. */
export const STEPS = ["today", "forecast", "bake", "short", "order", "waste"] as const;
export type Step = (typeof STEPS)[number];

/** Where each step is done. */
export const SCREEN_OF: Readonly<Record<Step, ScreenName>> = {
  today: "today",
  forecast: "forecasting",
  bake: "production",
  short: "inventory",
  order: "suppliers",
  waste: "inventory",
};

/** Some have no part in buying, or do not see what was thrown away. */
export const stepsOf = (role: Role): readonly Step[] =>
  STEPS.filter((it) => screensOf(role).includes(SCREEN_OF[it]) && (it !== "waste" || isOffice(role)));

interface Kept {
  readonly done: readonly Step[];
  readonly isSkipped: boolean;
}

interface Guide extends Kept {
  readonly mark: (step: Step) => void;
  readonly skip: (isSkipped: boolean) => void;
}

const Context = createContext<Guide | undefined>(undefined);
const NOTHING: Kept = { done: [], isSkipped: false };
/** Acts leave rows: whoever goes on elsewhere finds those steps done. */
const LEFT_BY: Readonly<Record<string, Step>> = { forecasts: "forecast", batches: "bake", purchase_orders: "order" };
const SELDOM_MS = 300_000;

/** How far somebody has come: what they saw in this browser, and what they did anywhere. */
export function GuideProvider({ children }: { readonly children: ReactNode }) {
  const { me } = useDemo();
  const key = `guide:${me.session_id}`;
  const [kept, setKept] = useState<Kept>(() => ({ ...NOTHING, ...JSON.parse(localStorage.getItem(key) ?? "{}") }));
  const changes = useList<z.output<typeof Change>>(`/demo-sessions/${me.session_id}/changes?limit=200`, {
    every: SELDOM_MS,
  });
  useEffect(() => localStorage.setItem(key, JSON.stringify(kept)), [key, kept]);
  const mark = useCallback((step: Step) => {
    setKept((before) => {
      if (before.done.includes(step)) return before;
      track("action_performed", { action: "guide_step", step });
      return { ...before, done: [...before.done, step] };
    });
  }, []);
  const skip = useCallback((isSkipped: boolean) => setKept((before) => ({ ...before, isSkipped })), []);
  const guide = useMemo(() => {
    const left = (changes.data?.items ?? []).flatMap((it) => LEFT_BY[it.table] ?? []);
    const done = STEPS.filter((it) => kept.done.includes(it) || left.includes(it));
    return { done, isSkipped: kept.isSkipped, mark, skip };
  }, [changes.data, kept, mark, skip]);
  return <Context value={guide}>{children}</Context>;
}

export function useGuide(): Guide {
  const guide = useContext(Context);
  if (!guide) throw new Error("outside of GuideProvider");
  return guide;
}

/** A step that is done by having seen something, once it is there to be seen. */
export function useSeen(step: Step, isThere: boolean): void {
  const { mark } = useGuide();
  useEffect(() => {
    if (isThere) mark(step);
  }, [isThere, mark, step]);
}
