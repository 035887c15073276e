import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { z } from "zod";
import type { Me } from "../../contract/workspace.ts";
import { useRead } from "../api/hooks.ts";
import { sessionOfPage } from "../api/request.ts";
import { useLocale } from "../ui/locale.tsx";
import { Loaded } from "../ui/states.tsx";

export type Who = z.output<typeof Me>;

interface Demo {
  readonly me: Who;
  /** Nothing has come from the bakery lately. */
  readonly isOffline: boolean;
}

interface Ticks {
  /** What the demo's clock shows. */
  readonly now: Date;
  /** Milliseconds until it ends. */
  readonly left: number;
}

const Context = createContext<Demo | undefined>(undefined);
/** Apart, so that only what shows a time is drawn every second. */
const TicksContext = createContext<Ticks | undefined>(undefined);
const TICK_MS = 1_000;
const READ_MS = 30_000;

/** The demo one is in: who one is there, and what time it is. */
export function DemoProvider({ children }: { readonly children: ReactNode }) {
  const me = useRead<Who>("/workspace/me", { every: READ_MS });
  return (
    <Loaded query={me} lines={8}>
      {(data) => (
        <Ticking me={data} readAt={me.dataUpdatedAt} isOffline={me.error?.code === "offline"}>
          {children}
        </Ticking>
      )}
    </Loaded>
  );
}

function Ticking(it: {
  readonly me: Who;
  readonly readAt: number;
  readonly children: ReactNode;
  readonly isOffline: boolean;
}) {
  const { me, readAt, isOffline } = it;
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
  useEffect(() => {
    // One browser has one demo: an older address leads to the one it has.
    if (sessionOfPage() !== me.session_id) window.location.replace(`/w/${me.session_id}`);
  }, [me.session_id]);
  const demo = useMemo(() => ({ me, isOffline }), [me, isOffline]);
  const ticks = useMemo(() => {
    // The demo's clock is the server's, which the viewer's own need not agree with.
    const now = new Date(Date.parse(me.clock.now) + Math.max(0, tick - readAt));
    return { now, left: Date.parse(me.expires_at) - tick };
  }, [me, tick, readAt]);
  return (
    <Context value={demo}>
      <TicksContext value={ticks}>{it.children}</TicksContext>
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

/** The date in the bakery by the demo's clock. */
export function useToday(): string {
  const { me } = useDemo();
  const { now } = useTicks();
  return new Intl.DateTimeFormat("en-CA", { timeZone: me.clock.time_zone }).format(now);
}
