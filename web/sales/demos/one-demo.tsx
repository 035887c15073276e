import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useAct, useRead } from "../../api/core.ts";
import type { Formats } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { Key } from "../key.tsx";
import { useLanding } from "../landing-context.tsx";
import { Fit } from "../leads/fit.tsx";
import { Receipt } from "../leads/score.tsx";
import { More } from "./demos.tsx";
import type { Timeline } from "./life.ts";
import { LifeRibbon } from "./life-ribbon.tsx";
import { LIFE_TEXTS } from "./life-texts.ts";

const LIVE_MS = 5_000;

/** One demo: its life, what was done in it, and how far its prospect has come; as far as they let it be seen. */
export function OneDemo() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const texts = useTexts(LIFE_TEXTS);
  const life = useRead("GET /demo-sessions/:id/timeline", { params: { id }, every: LIVE_MS });
  return (
    <div className="one-lead">
      <Link to="/ventas/demos" className="back-link">
        <IconChevronLeft size={20} aria-hidden /> {texts.back}
      </Link>
      {life.error?.code === "not_found" ? (
        <Text>{texts.gone}</Text>
      ) : (
        <Loaded query={life} lines={8}>
          {(it) => <Shown life={it} />}
        </Loaded>
      )}
    </div>
  );
}

function Shown({ life }: { readonly life: Timeline }) {
  const texts = useTexts(LIFE_TEXTS);
  const names = useTexts(useLanding().areas);
  const now = new Date();
  const isOver = new Date(life.ends_at) <= now;
  const name = life.business_name ?? texts.nameless;
  const unseen = life.areas_unseen.map((it) => names[it] ?? it);
  return (
    <>
      <Title order={1} id="screen-title">
        {name}
      </Title>
      <Text c="dimmed">
        <State life={life} isOver={isOver} /> {life.is_internal && texts.team}
      </Text>
      {!isOver && <Acts life={life} />}
      <LifeRibbon life={life} now={now} />
      <div className="lead-columns">
        <Stack>
          {life.lead_id && <ReceiptOf id={life.lead_id} />}
          {unseen.length > 0 && life.stays.length > 0 && <p className="promise">{texts.unseen(unseen.join(", "))}</p>}
          {life.path && <Path path={life.path} life={life} />}
        </Stack>
        <Stack>{life.may_be_followed ? <Done life={life} /> : <Unknown life={life} isOver={isOver} />}</Stack>
      </div>
    </>
  );
}

function State({ life, isOver }: { readonly life: Timeline; readonly isOver: boolean }) {
  const texts = useTexts(LIFE_TEXTS);
  const formats = useFormats();
  const opened = texts.opened(formats.dateTime(life.opened_at));
  if (life.held_until) return `${opened} ${texts.held(formats.dateTime(life.held_until))}`;
  if (isOver) return `${opened} ${texts.ended}`;
  return `${opened} ${texts.left(formats.span(Date.parse(life.ends_at) - Date.now()))}`;
}

const LONGER_HOURS = 24;

function Acts({ life }: { readonly life: Timeline }) {
  const texts = useTexts(LIFE_TEXTS);
  const { id } = life;
  const extend = useAct("POST /demo-sessions/:id/extend", () => notifications.show({ message: texts.longerDone }));
  return (
    <>
      <Group gap="xs">
        <Button
          variant="default"
          loading={extend.isPending}
          aria-keyshortcuts="Plus"
          onClick={() => extend.mutate({ params: { id }, body: { hours: LONGER_HOURS } })}
        >
          {texts.longer} <Key>+</Key>
        </Button>
        <More demo={life} />
      </Group>
      <Refused error={extend.error} otherwise={extend.error?.code === "too_long" ? texts.tooLong : texts.failed} />
    </>
  );
}

/** Of whom let it be seen and left how to reach them: why they stand where they stand, and what they said of their business. */
function ReceiptOf({ id }: { readonly id: string }) {
  const lead = useRead("GET /leads/:id", { params: { id }, every: LIVE_MS });
  return (
    <>
      {lead.data?.engagement && <Receipt engagement={lead.data.engagement} />}
      {lead.data && <Fit lead={lead.data} />}
    </>
  );
}

const STEPS = ["opened", "acted", "three_areas", "contact", "trial", "paid"] as const;

function Path({ path, life }: { readonly path: NonNullable<Timeline["path"]>; readonly life: Timeline }) {
  const texts = useTexts(LIFE_TEXTS);
  const missing = STEPS.filter((it) => !path[it]).map((it) => texts.toCome[it]);
  return (
    <Panel title={texts.path(STEPS.length - missing.length)}>
      <ol className="path">
        {STEPS.map((it) => (
          <li key={it} className="path-step" data-done={path[it] || undefined}>
            {texts.steps[it]}
          </li>
        ))}
      </ol>
      {missing.length > 0 && <Text c="dimmed">{texts.missing(missing.join(", "))}</Text>}
      <Group gap="md" mt="xs">
        {life.lead_id && (
          <Link to="/ventas/leads/$id" params={{ id: life.lead_id }} className="plain-link">
            {texts.person}
          </Link>
        )}
        {life.link && (
          <Link to="/ventas/enlaces/$id" params={{ id: life.link.id }} className="plain-link">
            {texts.link}
          </Link>
        )}
      </Group>
    </Panel>
  );
}

/** Numbered as on the band; and what that came to, old struck and new bold. */
function Done({ life }: { readonly life: Timeline }) {
  const texts = useTexts(LIFE_TEXTS);
  const formats = useFormats();
  const deeds = useTexts(useLanding().deeds);
  return (
    <>
      <Panel title={texts.deeds(life.acts.length)}>
        <ol className="rows deeds">
          {life.acts.map((it, index) => (
            <li key={`${it.at} ${it.action}`} className="row dense">
              <b className="figures">{index + 1}</b>
              <span className="row-words">{deeds[it.action] ?? it.action}</span>
              <small>{formats.dateTime(it.at)}</small>
            </li>
          ))}
        </ol>
      </Panel>
      {life.changes.length > 0 && (
        <Panel title={texts.changes(life.changes.length)}>
          <ul className="rows">
            {life.changes.map((it) => (
              <li key={`${it.at} ${it.name}`} className="row dense">
                <div className="row-words">
                  {it.name ?? "–"}
                  <small>
                    {texts.kinds[it.kind]} · {formats.dateTime(it.at)}
                  </small>
                </div>
                <span className="figures">
                  {it.before !== null && <s className="was">{figureOf(it.unit, it.before, formats)}</s>}{" "}
                  {it.after !== null && <b>{figureOf(it.unit, it.after, formats)}</b>}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

const figureOf = (unit: "cents" | "units" | "grams" | null, value: number, formats: Formats): string =>
  unit === "cents" ? formats.money(value) : unit === "grams" ? formats.weight(value) : formats.number(value);

/** Counts of nobody; of somebody not even those. */
function Unknown({ life: { counts }, isOver }: { readonly life: Timeline; readonly isOver: boolean }) {
  const texts = useTexts(LIFE_TEXTS);
  return (
    <Panel title={texts.counts}>
      <Text>{!counts ? texts.notAllowedNamed : isOver ? texts.notAllowedOver : texts.notAllowed}</Text>
      {counts && (
        <Text fw={650} mt="xs">
          {[texts.visits(counts.visits), texts.areas(counts.areas), texts.acts(counts.acts)].join(" · ")}
        </Text>
      )}
    </Panel>
  );
}
