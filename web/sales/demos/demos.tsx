import { Button, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { DEMO_TEXTS } from "./texts.ts";

type Demo = Answered<CoreApi["GET /demo-sessions/active"]>["items"][number];
const LIVE_MS = 10_000;
const LONGER_HOURS = 24;
const STAGES = ["signup", "trial", "paid"] as const;

/** The demos that live: whose they are by name, how they are used by count, and how long they last. */
export function Demos() {
  const texts = useTexts(DEMO_TEXTS);
  const demos = useRead("GET /demo-sessions/active", { query: { limit: 200 }, every: LIVE_MS });
  return (
    <Screen title={texts.title} sentence={demos.data && texts.sentence(demos.data.items.length)} intro={texts.intro}>
      <Loaded query={demos} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.empty}</Empty>
          ) : (
            <ul className="rows people">
              {items.map((it) => (
                <DemoRow key={it.id} demo={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Screen>
  );
}

function DemoRow({ demo }: { readonly demo: Demo }) {
  const texts = useTexts(DEMO_TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { texts: words } = useLanding();
  const { id } = demo;
  const kind = words[locale].kinds[demo.scenario_name] ?? demo.scenario_name;
  const extend = useAct("POST /demo-sessions/:id/extend", () => notifications.show({ message: texts.longerDone }));
  const used =
    demo.page_views === null
      ? []
      : [
          demo.last_activity_at ? texts.seen(formats.dateTime(demo.last_activity_at)) : texts.unseen,
          texts.views(formats.number(demo.page_views)),
        ];
  return (
    <li className="row">
      <div className="row-words">
        <Link to="/ventas/demos/$id" params={{ id }} className="plain-link">
          {demo.business_name ?? texts.nameless}
        </Link>
        <small>{[kind, texts.opened(formats.dateTime(demo.created_at)), ...used].join(" · ")}</small>
        <Refused error={extend.error} otherwise={extend.error?.code === "too_long" ? texts.tooLong : texts.failed} />
      </div>
      <span className="chip">{texts.left(formats.shortSpan(Date.parse(demo.expires_at) - Date.now()))}</span>
      <Group gap="xs">
        <Button
          variant="default"
          loading={extend.isPending}
          onClick={() => extend.mutate({ params: { id }, body: { hours: LONGER_HOURS } })}
        >
          {texts.longer}
        </Button>
        <More demo={demo} />
      </Group>
    </li>
  );
}

/** What came of it, and its end. */
export function More({ demo: { id, business_name } }: { readonly demo: Pick<Demo, "id" | "business_name"> }) {
  const texts = useTexts(DEMO_TEXTS);
  const [isAsking, setIsAsking] = useState(false);
  const convert = useAct("POST /demo-sessions/:id/convert", () => notifications.show({ message: texts.converted }));
  const end = useAct("DELETE /demo-sessions/:id", () => {
    setIsAsking(false);
    notifications.show({ message: texts.ended });
  });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" px="sm" aria-label={`${texts.more}: ${business_name ?? texts.nameless}`}>
            <IconDots size={20} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{texts.convert}</Menu.Label>
          {STAGES.map((stage) => (
            <Menu.Item key={stage} onClick={() => convert.mutate({ params: { id }, body: { stage } })}>
              {texts.stages[stage]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item color="red" onClick={() => setIsAsking(true)}>
            {texts.end}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={`${texts.end}: ${business_name ?? texts.nameless}`}
        centered
      >
        <Stack>
          <Text>{texts.endAsk}</Text>
          <Refused error={end.error} otherwise={texts.failed} />
          <Button color="red" loading={end.isPending} onClick={() => end.mutate({ params: { id } })}>
            {texts.end}
          </Button>
          <Button variant="default" onClick={() => setIsAsking(false)}>
            {texts.cancel}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
