import { Button, Group, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { viewAsOneself } from "../../api/access.ts";
import { ask } from "../../api/core.ts";
import { sessionOfPage } from "../../api/request.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Ribbon } from "../../ui/ribbon/ribbon.tsx";
import { Contact } from "../contact/contact.tsx";
import { useProduct } from "../product.tsx";
import { KeptWorkOf } from "../work/kept-work.tsx";
import { Held } from "./held.tsx";
import { ReceiptPaper } from "./receipt-paper.tsx";
import { readVisit, type Visit } from "./visit.ts";

const TEXTS = {
  es: {
    title: "La demo ha terminado.",
    did: (minutes: number) => (minutes === 1 ? "Esto hiciste en un minuto." : `Esto hiciste en ${minutes} minutos.`),
    didAll: "Esto hiciste.",
    untouched: "Se quedó sin tocar. Dura un segundo volver a abrirla.",
    expired: "Se ha acabado su tiempo.",
    ended: "La demo ha terminado.",
    gone: "Nadie puede entrar ya: ni tú, ni a quien invitaste.",
    acts: (n: number) => `Tu visita como una cinta, con ${n === 1 ? "un cambio" : `${n} cambios`}.`,
    again: "Abrir otra demo",
    share: "Compartir",
    shareText: "He probado una demo, sin registro:",
    other: "El recibo lo tiene quien abrió la demo.",
  },
  en: {
    title: "The demo has ended.",
    did: (minutes: number) => (minutes === 1 ? "What you did in a minute." : `What you did in ${minutes} minutes.`),
    didAll: "What you did.",
    untouched: "It was left untouched. Opening another takes a second.",
    expired: "Its time was up.",
    ended: "The demo has ended.",
    gone: "Nobody can come in any more: neither you nor whom you invited.",
    acts: (n: number) => `Your visit as a ribbon, with ${n === 1 ? "one change" : `${n} changes`}.`,
    again: "Open another demo",
    share: "Share",
    shareText: "I tried a demo, no sign-up:",
    other: "Whoever opened the demo has the receipt.",
  },
};

const SETTLING_MS = 5_000;

/** The end: what one did, what was deleted, and where one goes from here. */
export function EndScreen() {
  const texts = useTexts(TEXTS);
  const id = sessionOfPage();
  // Seen through another's eyes the end has no receipt: it is the owner's, so before anything is asked one is oneself again.
  useState(viewAsOneself);
  const [visit] = useState(() => readVisit(id));
  const session = useQuery({
    queryKey: ["ended", id],
    queryFn: () => ask("GET /demo-sessions/:id", { params: { id } }),
    retry: false,
    // What expired a moment ago is not yet noted as ended.
    refetchInterval: ({ state }) => (state.data?.terminated_at === null ? SETTLING_MS : false),
  });
  const heldUntil = session.data && "held_until" in session.data ? session.data.held_until : null;
  const hasReceipt = session.data !== undefined && !heldUntil && session.data.terminated_at !== null;
  return (
    <main className="end">
      <Title order={1}>{titleOf(visit, texts)}</Title>
      <Text className="lead">
        {session.data && `${session.data.status === "expired" ? texts.expired : texts.ended} `}
        {texts.gone}
      </Text>
      {visit && visit.changes.length > 0 && <VisitRibbon visit={visit} />}
      <DeedsOf id={id} />
      {heldUntil && <Held id={id} until={heldUntil} onGivenUp={() => void session.refetch()} />}
      {!session.isError && <KeptWorkOf id={id} />}
      {!session.isError && <Contact id={id} size="lg" />}
      <Group className="no-print" gap="xs">
        <Button component="a" href="/" size="lg" variant="default">
          {texts.again}
        </Button>
        <ShareButton />
      </Group>
      {session.isError ? <Text c="dimmed">{texts.other}</Text> : hasReceipt && <ReceiptPaper id={id} />}
    </main>
  );
}

const LONG_MINUTES = 180;

/** Where somebody stayed for hours, or came back, minutes say nothing. */
function titleOf(visit: Visit | undefined, texts: (typeof TEXTS)["es"]): string {
  if (!visit) return texts.title;
  if (visit.changes.length === 0) return texts.untouched;
  const minutes = Math.max(1, Math.round((Date.parse(visit.to) - Date.parse(visit.from)) / 60_000));
  return minutes > LONG_MINUTES ? texts.didAll : texts.did(minutes);
}

const MARGIN_MS = 30_000;

function VisitRibbon({ visit }: { readonly visit: Visit }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const times = [...new Set(visit.changes.map((it) => Date.parse(it.changed_at)))].sort((one, other) => one - other);
  const [from, to] = [Math.min(Date.parse(visit.from), ...times), Math.max(Date.parse(visit.to), ...times)];
  const margin = Math.max(MARGIN_MS, (to - from) / 20);
  const end = new Date(to + margin);
  return (
    <Ribbon
      from={new Date(from - margin)}
      to={end}
      now={end}
      marks={times.map((at) => ({ at: new Date(at), state: "out" as const, label: formats.time(new Date(at)) }))}
      label={texts.acts(times.length)}
      size="line"
    />
  );
}

/** What the product makes of what was done. */
function DeedsOf({ id }: { readonly id: string }) {
  const { loadDeeds } = useProduct();
  const [{ Deeds }] = useState(() => ({ Deeds: loadDeeds && lazy(loadDeeds) }));
  return Deeds ? (
    <Suspense>
      <Deeds sessionId={id} />
    </Suspense>
  ) : null;
}

/** By the phone's own way of sharing, where it has one. */
function ShareButton() {
  const texts = useTexts(TEXTS);
  if (typeof navigator.share !== "function") return null;
  const share = () =>
    void navigator.share({ text: texts.shareText, url: window.location.origin }).catch(() => undefined);
  return (
    <Button variant="default" size="lg" onClick={share}>
      {texts.share}
    </Button>
  );
}
