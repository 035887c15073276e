import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { Addresses } from "./addresses.tsx";
import type { Running } from "./running.ts";
import { Switches } from "./switches.tsx";
import { OPERATION_TEXTS } from "./texts.ts";

const LIVE_MS = 10_000;
const MINUTE_MS = 60_000;

/** What is asked first at night, and one verb for each. */
export function Operations() {
  const texts = useTexts(OPERATION_TEXTS);
  const formats = useFormats();
  const running = useRead("GET /operations", { every: LIVE_MS });
  return (
    <Screen
      title={texts.title}
      sentence={useSentence(running.data)}
      intro={running.data && texts.seen(formats.time(running.data.at))}
      actions={
        <Button component={Link} to="/ventas/operacion/registro" variant="default">
          {texts.log}
        </Button>
      }
    >
      <Loaded query={running} lines={8}>
        {(it) => (
          <div className="figures-grid">
            <Cleanup running={it} onLook={() => void running.refetch()} />
            <Deliveries running={it} />
            <Addresses running={it} />
            <Switches />
          </div>
        )}
      </Loaded>
    </Screen>
  );
}

/** The worst first; of what is being done within a minute nobody is woken. */
function useSentence(running: Running | undefined): string | undefined {
  const texts = useTexts(OPERATION_TEXTS);
  if (!running) return undefined;
  const { cleanup, deliveries } = running;
  const failed = deliveries.failed.reduce((sum, it) => sum + it.n, 0);
  if (failed > 0) return texts.failed(failed);
  if (deliveries.parked > 0) return texts.parkedSaid(deliveries.parked);
  const waiting = cleanup.overdue + cleanup.waiting_for_deletion;
  if (waiting > 0) {
    const since = cleanup.oldest_waiting_since ? Date.parse(running.at) - Date.parse(cleanup.oldest_waiting_since) : 0;
    return texts.waiting(waiting, Math.floor(since / MINUTE_MS));
  }
  return deliveries.unpublished > 0 ? texts.undelivered(deliveries.unpublished) : texts.clean;
}

function Cleanup({ running: { cleanup }, onLook }: { readonly running: Running; readonly onLook: () => void }) {
  const texts = useTexts(OPERATION_TEXTS);
  const formats = useFormats();
  const lines = [
    { name: texts.cleanupLines.overdue, n: cleanup.overdue, isBad: cleanup.is_late && cleanup.overdue > 0 },
    {
      name: texts.cleanupLines.waiting,
      n: cleanup.waiting_for_deletion,
      isBad: cleanup.is_late && cleanup.waiting_for_deletion > 0,
    },
    { name: texts.cleanupLines.orphans, n: cleanup.orphans, isBad: cleanup.orphans > 0 },
    { name: texts.cleanupLines.deleted, n: cleanup.deleted_last_24_hours, isBad: false },
  ];
  return (
    <Panel
      title={texts.cleanup}
      action={
        <Button variant="default" onClick={onLook}>
          {texts.now}
        </Button>
      }
    >
      <dl className="running">
        {lines.map((it) => (
          <div key={it.name} className="running-line" data-bad={it.isBad || undefined}>
            <dt>{it.name}</dt>
            <dd>{formats.number(it.n)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Deliveries({ running: { deliveries } }: { readonly running: Running }) {
  const texts = useTexts(OPERATION_TEXTS);
  const formats = useFormats();
  const retry = useAct("POST /operations/jobs/retry", ({ retried }) =>
    notifications.show({ message: texts.retried(retried) }),
  );
  const resend = useAct("POST /operations/outbox/retry", ({ retried }) =>
    notifications.show({ message: texts.resent(retried) }),
  );
  return (
    <Panel title={texts.deliveries}>
      <dl className="running">
        <div className="running-line">
          <dt>
            {texts.unpublished}
            {deliveries.oldest_unpublished_at && (
              <small> {texts.oldest(formats.time(deliveries.oldest_unpublished_at))}</small>
            )}
          </dt>
          <dd>{formats.number(deliveries.unpublished)}</dd>
        </div>
        {deliveries.broker !== "in_process" && (
          <div className="running-line" data-bad={deliveries.broker !== "connected" || undefined}>
            <dt>RabbitMQ</dt>
            <dd>{texts.brokers[deliveries.broker]}</dd>
          </div>
        )}
        {deliveries.unheard > 0 && (
          <div className="running-line">
            <dt>{texts.unheard}</dt>
            <dd>{formats.number(deliveries.unheard)}</dd>
          </div>
        )}
        {deliveries.parked > 0 && (
          <div className="running-line" data-bad>
            <dt>
              {texts.parked}
              {deliveries.last_error && <small> {deliveries.last_error}</small>}
            </dt>
            <dd>{formats.number(deliveries.parked)}</dd>
          </div>
        )}
      </dl>
      {deliveries.parked + deliveries.unheard > 0 && (
        <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate(undefined as never)}>
          {texts.resend}
        </Button>
      )}
      <ul className="running-rows">
        {deliveries.failed.map((it) => (
          <li key={it.queue}>
            <span className="row-words">
              <b>{texts.failedQueue(it.queue, formats.number(it.n))}</b>
              <small>{[formats.dateTime(it.last_at), it.last_message].filter(Boolean).join(" · ")}</small>
            </span>
            <Button
              variant="default"
              loading={retry.isPending}
              onClick={() => retry.mutate({ body: { queue: it.queue } })}
            >
              {texts.retry}
            </Button>
          </li>
        ))}
      </ul>
      {deliveries.failed.length === 0 && <p className="panel-foot">{texts.nothingFailed}</p>}
      <Refused error={retry.error ?? resend.error} otherwise={texts.failedAct} />
    </Panel>
  );
}
