import { Button, Group, Title } from "@mantine/core";
import { useThrottledCallback } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useRead } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Mark } from "../../ui/ribbon/mark.tsx";
import { Screen } from "../../ui/screen.tsx";
import { DayView } from "./day-view.tsx";
import { lookedLast, rememberLooking } from "./since.ts";
import { HOME_TEXTS } from "./texts.ts";
import { useInside } from "./use-inside.ts";

const LIVE_MS = 15_000;
const SELDOM_MS = 5_000;

/** The team's day, as it goes. */
export function Home() {
  const [since] = useState(lookedLast);
  useEffect(rememberLooking, []);
  const today = useRead("GET /demo-sessions/analytics/today", { query: { ...(since && { since }) }, every: LIVE_MS });
  const calls = useRead("GET /leads", { query: { call: "today", limit: 200 }, every: LIVE_MS });
  const dashboard = useRead("GET /demo-sessions/analytics/dashboard", { query: { compare: "previous" } });
  const usage = useRead("GET /demo-sessions/analytics/usage", { query: {} });
  const conversion = useRead("GET /demo-sessions/analytics/conversion", { query: {} });
  const inside = useInside();
  const insideCount = inside ? inside.inside.length + inside.others : 0;
  // Somebody came or went: the figures have, too.
  const refetch = [today.refetch, dashboard.refetch, usage.refetch, conversion.refetch];
  const catchUp = useThrottledCallback(() => {
    for (const again of refetch) void again();
  }, SELDOM_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when that changes, and only then
  useEffect(() => {
    catchUp();
  }, [insideCount]);
  const demos = dashboard.data?.steps.find((it) => it.name === "demos")?.n;
  const isEmpty = demos === 0 && today.data?.live === 0 && calls.data?.items.length === 0;
  return isEmpty ? <NothingYet /> : <DayView {...{ today, calls, dashboard, usage, conversion, inside }} />;
}

/** Before the first demo: what to do. */
function NothingYet() {
  const texts = useTexts(HOME_TEXTS);
  return (
    <Screen title={texts.title} sentence={texts.emptyTitle}>
      <ol className="first-steps">
        {texts.emptySteps.map(([name, what]) => (
          <li key={name}>
            <svg viewBox="0 0 30 20" width="45" height="30" aria-hidden="true">
              <Mark x={50} state="out" />
            </svg>
            <Title order={2}>{name}</Title>
            <p>{what}</p>
          </li>
        ))}
      </ol>
      <Group>
        <Button component={Link} to="/ventas/nuevo" size="lg">
          {texts.newLink}
        </Button>
        <Button component={Link} to="/ventas/ejemplo" size="lg" variant="default">
          {texts.seeExample}
        </Button>
      </Group>
    </Screen>
  );
}
