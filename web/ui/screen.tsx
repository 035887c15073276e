import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";

/** The page's own title, to which a screen adds its name. */
const OF_PAGE = document.title;

/** A screen: one sentence with the figure that matters, what can be done with the whole of it, and its parts. */
export function Screen(props: {
  /** In the browser's tab, and where there is no sentence its heading. */
  readonly title: string;
  readonly sentence?: string | undefined;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  /** On a wide page, beside the sentence. */
  readonly numbers?: ReactNode;
  /** Names its sentence for whoever shows the screen around. */
  readonly tour?: string | undefined;
  /** Where one comes in: its sentence keeps its place until it is known. */
  readonly isFirst?: boolean;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · ${OF_PAGE}`;
  }, [props.title]);
  return (
    <Stack gap="md" {...(props.isFirst && { className: "first" })}>
      <div className="top">
        <div className="top-words" data-tour={props.tour}>
          <Title order={1} id="screen-title" tabIndex={-1}>
            {props.sentence ?? props.title}
          </Title>
          <div className="lead-row">
            {props.intro && <Text className="lead">{props.intro}</Text>}
            {props.actions && <div className="no-print">{props.actions}</div>}
          </div>
        </div>
        {props.numbers && <div className="numbers">{props.numbers}</div>}
      </div>
      {props.children}
    </Stack>
  );
}

/** One of the two or three figures beside a screen's sentence. */
export function BigNumber({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="number">
      <small>{label}</small>
      <b>{value}</b>
    </div>
  );
}

/** One thing on a screen. `tour` names it for whoever shows the screen around. */
export function Panel(props: {
  readonly title: string;
  readonly help?: ReactNode;
  readonly action?: ReactNode;
  readonly tour?: string;
  readonly children: ReactNode;
}) {
  return (
    <Paper component="section" withBorder p={16} radius="lg" data-tour={props.tour} aria-label={props.title}>
      <Group justify="space-between" align="flex-start" mb="sm" gap="xs">
        <div className="panel-title">
          <Title order={2}>{props.title}</Title>
          {props.help && (
            <Text size="sm" c="dimmed">
              {props.help}
            </Text>
          )}
        </div>
        {props.action && <div className="no-print">{props.action}</div>}
      </Group>
      {props.children}
    </Paper>
  );
}

/** A figure and what to make of it. */
export function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly note?: ReactNode;
  readonly tone?: "good" | "bad" | undefined;
}) {
  const color = props.tone === "good" ? "var(--good)" : props.tone === "bad" ? "var(--bad)" : "dimmed";
  return (
    <div className="figure">
      <Text size="sm" c="dimmed">
        {props.label}
      </Text>
      <Text className="figure-value">{props.value}</Text>
      {props.note && (
        <Text size="sm" c={color}>
          {props.note}
        </Text>
      )}
    </div>
  );
}
