import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";

/** The page's own title, to which a screen adds its name. */
const OF_PAGE = document.title;

/** A screen: what it is, what can be done with the whole of it, and its panels. */
export function Screen(it: {
  readonly title: string;
  readonly intro: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${it.title} · ${OF_PAGE}`;
  }, [it.title]);
  return (
    <Stack gap="md">
      <div>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Title order={1} id="screen-title" tabIndex={-1}>
            {it.title}
          </Title>
          <div className="no-print">{it.actions}</div>
        </Group>
        <Text c="dimmed">{it.intro}</Text>
      </div>
      {it.children}
    </Stack>
  );
}

/** One thing on a screen. `tour` names it for whoever shows the screen around. */
export function Panel(it: {
  readonly title: string;
  readonly help?: ReactNode;
  readonly action?: ReactNode;
  readonly tour?: string;
  readonly children: ReactNode;
}) {
  return (
    <Paper
      component="section"
      withBorder
      p={{ base: "sm", sm: "md" }}
      radius="md"
      data-tour={it.tour}
      aria-label={it.title}
    >
      <Group justify="space-between" align="flex-start" mb="sm" gap="xs">
        <div className="panel-title">
          <Title order={2}>{it.title}</Title>
          {it.help && (
            <Text size="sm" c="dimmed">
              {it.help}
            </Text>
          )}
        </div>
        {it.action && <div className="no-print">{it.action}</div>}
      </Group>
      {it.children}
    </Paper>
  );
}

/** A figure and what to make of it. */
export function Figure(it: {
  readonly label: string;
  readonly value: string;
  readonly note?: ReactNode;
  readonly tone?: "good" | "bad" | undefined;
}) {
  const color = it.tone === "good" ? "var(--good)" : it.tone === "bad" ? "var(--bad)" : "dimmed";
  return (
    <div className="figure">
      <Text size="sm" c="dimmed">
        {it.label}
      </Text>
      <Text className="figure-value">{it.value}</Text>
      {it.note && (
        <Text size="sm" c={color}>
          {it.note}
        </Text>
      )}
    </div>
  );
}
