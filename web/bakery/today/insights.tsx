import { Button, Group, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Answer } from "../../ui/answer.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useDemo, useToday } from "../../workspace/demo.tsx";
import { useGo } from "../../workspace/links.tsx";
import { useRead } from "../api.ts";
import { maySee, screenFor } from "../roles.ts";
import { TEXTS } from "./texts.ts";

export function Insights() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const insights = useRead("GET /workspace/insights");
  return (
    <Answer title={texts.insights} wide={8}>
      <Loaded query={insights}>
        {({ items }) => (
          <Some
            items={items}
            show={(insight) => (
              <Notice
                key={insight.id}
                screen={insight.screen}
                tab={INSIGHT_TABS[insight.kind]}
                of={INSIGHT_TABS[insight.kind] === "waste" ? insight.generated_on : undefined}
                title={insight.title}
                text={insight.detail}
              >
                {insight.value_cents !== null && (
                  <span className="chip quiet">{texts.worth(formats.euros(insight.value_cents))}</span>
                )}
              </Notice>
            )}
          />
        )}
      </Loaded>
    </Answer>
  );
}

const INSIGHT_TABS: Readonly<Record<string, string>> = {
  waste_value: "waste",
  waste_saving: "waste",
  best_seller: "history",
  weekend_uplift: "history",
  sunday_favourite: "history",
  slow_seller: "products",
  sold_out_opportunity: "today",
};
const MOMENT_TABS: Readonly<Record<string, string>> = {
  catalogue: "products",
  waste: "waste",
  production: "today",
  suppliers: "orders",
  inventory: "lots",
};

/** What is worth seeing in this demo, as it was made. */
export function Moments() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const today = useToday();
  const moments = me.featured_capabilities.filter(
    (it) => maySee(me.role, screenFor(it.screen)) && (it.due === null || it.due >= today),
  );
  if (moments.length === 0) return null;
  return (
    <Answer title={texts.moments} wide={4}>
      <Some
        items={moments}
        show={(it) => <Notice key={it.title} screen={it.screen} tab={MOMENT_TABS[it.feature]} title={it.title} />}
      />
    </Answer>
  );
}

const FIRST = 5;

/** The first of a list, and the others for whoever asks. */
function Some<Item>({ items, show }: { readonly items: readonly Item[]; readonly show: (it: Item) => ReactNode }) {
  const texts = useTexts(TEXTS);
  const [isAll, setIsAll] = useState(false);
  return (
    <Stack gap="sm">
      {(isAll ? items : items.slice(0, FIRST)).map(show)}
      {!isAll && items.length > FIRST && (
        <Button variant="default" onClick={() => setIsAll(true)}>
          {texts.more(items.length - FIRST)}
        </Button>
      )}
    </Stack>
  );
}

function Notice(props: {
  readonly screen: string;
  readonly tab?: string | undefined;
  /** What the sentence tells of, up to that day. */
  readonly of?: string | undefined;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const go = useGo();
  const screen = screenFor(props.screen);
  const canGo = screen !== "today" && maySee(me.role, screen);
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
      <div>
        <Text fw={600}>{props.title}</Text>
        {props.text && (
          <Text size="sm" c="dimmed">
            {props.text}
          </Text>
        )}
        {props.children}
      </div>
      {canGo && (
        <Button
          variant="default"
          flex="none"
          aria-label={`${texts.see.other}: ${props.title}`}
          onClick={() => go(screen, { ...(props.tab && { tab: props.tab }), ...(props.of && { of: props.of }) })}
        >
          {texts.see.other}
        </Button>
      )}
    </Group>
  );
}
