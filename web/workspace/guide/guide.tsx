import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useRead } from "../../api/core.ts";
import type { GuideStep, Product } from "../../product.ts";
import { track } from "../activity.ts";
import { useDemo } from "../demo.tsx";
import { useVisit } from "../life/visit.ts";
import { screensFor, useProduct } from "../product.tsx";

/** Of a product's steps those of somebody, who may have no part in some. */
export function stepsFor(product: Product, role: string): readonly GuideStep[] {
  const screens = screensFor(product, role).map((it) => it.name);
  return product.guide.filter((it) => screens.includes(it.screen) && (it.roles?.includes(role) ?? true));
}

interface Kept {
  readonly done: readonly string[];
  readonly isSkipped: boolean;
  /** Somebody went where it leads. */
  readonly isFollowed: boolean;
}

interface Guide extends Kept {
  readonly follow: () => void;
  readonly mark: (step: string) => void;
  readonly skip: (isSkipped: boolean) => void;
}

const Context = createContext<Guide | undefined>(undefined);
const NOTHING: Kept = { done: [], isSkipped: false, isFollowed: false };
const SELDOM_MS = 300_000;

/** How far somebody has come: what they saw in this browser, and what they did anywhere. */
export function GuideProvider({ children }: { readonly children: ReactNode }) {
  const { me } = useDemo();
  const { guide: steps } = useProduct();
  const key = `guide:${me.session_id}`;
  const [kept, setKept] = useState<Kept>(() => ({ ...NOTHING, ...JSON.parse(localStorage.getItem(key) ?? "{}") }));
  const changes = useRead("GET /demo-sessions/:id/changes", {
    params: { id: me.session_id },
    query: { limit: 200 },
    every: SELDOM_MS,
  });
  useVisit(me.session_id, changes.data?.items);
  useEffect(() => localStorage.setItem(key, JSON.stringify(kept)), [key, kept]);
  const mark = useCallback((step: string) => {
    setKept((before) => {
      if (before.done.includes(step)) return before;
      track("action_performed", { action: "guide_step", step });
      return { ...before, done: [...before.done, step] };
    });
  }, []);
  const skip = useCallback((isSkipped: boolean) => setKept((before) => ({ ...before, isSkipped })), []);
  const follow = useCallback(() => setKept((before) => ({ ...before, isFollowed: true })), []);
  const guide = useMemo(() => {
    const left = new Set(changes.data?.items.map((it) => it.table));
    const done = steps
      .filter(({ name, leftBy }) => kept.done.includes(name) || (leftBy !== undefined && left.has(leftBy)))
      .map(({ name }) => name);
    return { ...kept, done, mark, skip, follow };
  }, [steps, changes.data, kept, mark, skip, follow]);
  return <Context value={guide}>{children}</Context>;
}

export function useGuide(): Guide {
  const guide = useContext(Context);
  if (!guide) throw new Error("outside of GuideProvider");
  return guide;
}

/** A step that is done by having seen something, once it is there to be seen. */
export function useSeen(step: string, isThere: boolean): void {
  const { mark } = useGuide();
  useEffect(() => {
    if (isThere) mark(step);
  }, [isThere, mark, step]);
}
