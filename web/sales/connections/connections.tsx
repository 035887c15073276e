import { Button } from "@mantine/core";
import { useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { AddWebhook } from "./add-webhook.tsx";
import { CONNECTION_TEXTS } from "./texts.ts";
import { WebhookRow } from "./webhook-row.tsx";
import "../operations/operations.css";

type Running = Answered<CoreApi["GET /operations"]>;
type Webhooks = Answered<CoreApi["GET /webhooks"]>["items"];

const LIVE_MS = 10_000;

/** What the service is connected with, whether it works, and since when it does not: for operators. */
export function Connections() {
  const texts = useTexts(CONNECTION_TEXTS);
  const running = useRead("GET /operations", { every: LIVE_MS });
  const webhooks = useRead("GET /webhooks", { every: LIVE_MS });
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Screen title={texts.title} sentence={useSentence(running.data, webhooks.data?.items)} intro={texts.intro}>
      <div className="connections">
        <Panel
          title={texts.webhooks}
          help={texts.webhooksHelp}
          action={
            <Button variant="default" onClick={() => setIsAdding(true)}>
              {texts.add}
            </Button>
          }
        >
          <Loaded query={webhooks} lines={4}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="panel-foot">{texts.none}</p>
              ) : (
                <ul className="running-rows">
                  {items.map((it) => (
                    <WebhookRow key={it.id} webhook={it} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Panel>
        <Panel title={texts.servers} help={texts.serversHelp}>
          <Loaded query={running} lines={3}>
            {(it) => <Servers running={it} />}
          </Loaded>
        </Panel>
      </div>
      {isAdding && <AddWebhook onClose={() => setIsAdding(false)} />}
    </Screen>
  );
}

function Servers({ running }: { readonly running: Running }) {
  const texts = useTexts(CONNECTION_TEXTS);
  const formats = useFormats();
  const { broker, unpublished } = running.deliveries;
  return (
    <dl className="running">
      <div className="running-line" data-bad={isTrouble(broker) || undefined}>
        <dt>RabbitMQ</dt>
        <dd className="connection-said">
          {texts.rabbit[broker]} {isTrouble(broker) && texts.waiting(formats.number(unpublished))}
        </dd>
      </div>
      <div className="running-line" data-bad={isTrouble(running.shared_limits) || undefined}>
        <dt>Redis</dt>
        <dd className="connection-said">{texts.redis[running.shared_limits]}</dd>
      </div>
    </dl>
  );
}

const isTrouble = (state: Running["deliveries"]["broker"]): boolean => state === "away" || state === "blocked";

function useSentence(running: Running | undefined, webhooks: Webhooks | undefined): string | undefined {
  const texts = useTexts(CONNECTION_TEXTS);
  if (!running || !webhooks) return undefined;
  const servers = [running.deliveries.broker, running.shared_limits];
  const bad =
    servers.filter(isTrouble).length +
    webhooks.filter((it) => it.state === "failing" || (it.state === "disabled" && it.disabled_why !== "by_hand"))
      .length;
  if (bad > 0) return texts.trouble(bad);
  return webhooks.length === 0 && servers.every((it) => it === "in_process") ? texts.nothing : texts.fine;
}
