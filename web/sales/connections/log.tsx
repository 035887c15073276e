import { Button, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Loaded } from "../../ui/states.tsx";
import { CONNECTION_TEXTS } from "./texts.ts";
import type { Webhook } from "./webhook.ts";

const LIVE_MS = 5_000;
const DAY_MS = 86_400_000;

/** What a receiver was told, with request and answer of each attempt; and what they missed, again. */
export function Log({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const texts = useTexts(CONNECTION_TEXTS);
  const formats = useFormats();
  const params = { id: webhook.id };
  const deliveries = useRead("GET /webhooks/:id/deliveries", { params, query: { limit: 50 }, every: LIVE_MS });
  const resend = useAct("POST /webhooks/deliveries/:id/resend", () => notifications.show({ message: texts.resent }));
  const replay = useAct("POST /webhooks/:id/replay", ({ replayed }) =>
    notifications.show({ message: texts.replayed(replayed) }),
  );
  return (
    <Modal opened onClose={onClose} title={texts.log} size="lg" centered>
      <Stack>
        <Button
          variant="default"
          loading={replay.isPending}
          onClick={() => replay.mutate({ params, body: { since: new Date(Date.now() - DAY_MS).toISOString() } })}
        >
          {texts.replay}
        </Button>
        <Loaded query={deliveries} lines={6}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="panel-foot">{texts.noLog}</p>
            ) : (
              <ul className="running-rows">
                {items.map((it) => {
                  const last = it.log.at(-1);
                  return (
                    <li key={it.id}>
                      <details className="row-words">
                        <summary>
                          <b>{it.routing_key}</b>
                          <small data-off={it.state !== "delivered" || undefined}>
                            {[
                              formats.dateTime(it.created_at),
                              texts.deliveryStates[it.state],
                              it.attempts > 0 && texts.attempts(it.attempts),
                              last?.error ?? last?.status,
                            ]
                              .filter(Boolean)
                              .join(" · ")}
                          </small>
                        </summary>
                        <pre className="exchange">{JSON.stringify({ payload: it.payload, log: it.log }, null, 2)}</pre>
                      </details>
                      <Button
                        variant="default"
                        loading={resend.isPending && resend.variables?.params.id === it.id}
                        onClick={() => resend.mutate({ params: { id: it.id } })}
                      >
                        {texts.resend}
                      </Button>
                    </li>
                  );
                })}
              </ul>
            )
          }
        </Loaded>
      </Stack>
    </Modal>
  );
}
