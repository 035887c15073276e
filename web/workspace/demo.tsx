import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { z } from "zod";
import type { Me } from "../../contract/workspace.ts";
import { useRead } from "../api/core.ts";
import { useLocale, useTexts } from "../ui/locale.tsx";
import { Failed } from "../ui/states.tsx";
import { OpeningShell } from "./opening/opening-shell.tsx";
import { useProduct } from "./product.tsx";

export type Who = z.output<typeof Me>;

interface Demo {
  readonly me: Who;
  /** Nothing has come from the service lately. */
  readonly isOffline: boolean;
}

interface Ticks {
  /** What the demo's clock shows. */
  readonly now: Date;
  /** Milliseconds until it ends, whatever the viewer's own clock says. */
  readonly left: number;
  /** The real time, by the service's clock. */
  readonly real: Date;
}

const Context = createContext<Demo | undefined>(undefined);
/** Apart, so that only what shows a time is drawn every second. */
const TicksContext = createContext<Ticks | undefined>(undefined);
const TodayContext = createContext("");
const TICK_MS = 1_000;
const READ_MS = 30_000;

/** The demo one is in: who one is there, and what time it is. */
export function DemoProvider({ children }: { readonly children: ReactNode }) {
  const me = useRead("GET /workspace/me", { every: READ_MS });
  const { opening, openingLate } = useTexts(useProduct().words);
  if (me.data)
    return (
      <Ticking me={me.data} readAt={me.dataUpdatedAt} isOffline={me.error?.code === "offline"}>
        {children}
      </Ticking>
    );
  if (me.error) return <Failed code={me.error.code} onRetry={() => void me.refetch()} />;
  return <OpeningShell title={opening} late={openingLate} share={25} />;
}

function Ticking(props: {
  readonly me: Who;
  readonly readAt: number;
  readonly children: ReactNode;
  readonly isOffline: boolean;
}) {
  const { me, readAt, isOffline } = props;
  const { suggestLocale, setTimeZone } = useLocale();
  const [tick, setTick] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    setTimeZone(me.clock.time_zone);
    suggestLocale(me.locale);
  }, [me.clock.time_zone, me.locale, suggestLocale, setTimeZone]);
  const demo = useMemo(() => ({ me, isOffline }), [me, isOffline]);
  const ticks = useMemo(() => {
    // Both clocks are the service's, with which the viewer's own need not agree.
    const since = Math.max(0, tick - readAt);
    const now = new Date(Date.parse(me.clock.now) + since);
    const left = me.remaining_seconds * 1_000 - since;
    return { now, left, real: new Date(Date.parse(me.expires_at) - left) };
  }, [me, tick, readAt]);
  return (
    <Context value={demo}>
      <TodayContext value={dateIn(me.clock.time_zone, ticks.now)}>
        <TicksContext value={ticks}>{props.children}</TicksContext>
      </TodayContext>
    </Context>
  );
}

export function useDemo(): Demo {
  const demo = useContext(Context);
  if (!demo) throw new Error("outside of DemoProvider");
  return demo;
}

export function useTicks(): Ticks {
  const ticks = useContext(TicksContext);
  if (!ticks) throw new Error("outside of DemoProvider");
  return ticks;
}

const dateIn = (timeZone: string, at: Date): string => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);

/** The date there by the demo's clock. */
export const useToday = (): string => useContext(TodayContext);
