import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { ask } from "../../api/core.ts";
import { type CsvColumn, download, toCsv } from "../../ui/csv.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import type { Lead } from "./score.tsx";
import { LEAD_TEXTS } from "./texts.ts";

type Texts = (typeof LEAD_TEXTS)["es"];
const PAGE = 200;

/** Everybody of a stage for a spreadsheet, also those who are below what the page shows. */
export function LeadsCsv({ stage }: { readonly stage: Lead["stage"] | undefined }) {
  const texts = useTexts(LEAD_TEXTS);
  const { locale } = useLocale();
  const formats = useFormats();
  const act = useMutation({
    mutationFn: () => readAll(stage),
    onSuccess: (all) => download(`${texts.leads}.csv`, toCsv(locale, columnsOf(texts, formats.dateOf), all)),
    onError: () => void notifications.show({ color: "red", message: texts.notRead }),
  });
  return (
    <Button
      variant="subtle"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={act.isPending}
      onClick={() => act.mutate()}
    >
      <span className="hidden-text">{texts.csv}: </span>CSV
    </Button>
  );
}

/** Somebody who does something meanwhile is there once: the first time they were read. */
async function readAll(stage: Lead["stage"] | undefined): Promise<readonly Lead[]> {
  const all = new Map<string, Lead>();
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, ...(stage && { stage }), ...(cursor && { cursor }) };
    const page: { readonly items: readonly Lead[]; readonly next_cursor: string | null } = await ask("GET /leads", {
      query,
    });
    for (const it of page.items) if (!all.has(it.id)) all.set(it.id, it);
    cursor = page.next_cursor;
  } while (cursor);
  return [...all.values()];
}

/** @param dayOf an instant's day as spreadsheets read and sort it */
const columnsOf = (texts: Texts, dayOf: (instant: string) => string): ReadonlyArray<CsvColumn<Lead>> => {
  const yesNo = (it: boolean) => (it ? texts.yes : texts.no);
  const allowed = (lead: Lead, kind: "email" | "steps") =>
    yesNo(lead.consents.some((it) => it.kind === kind && it.revoked_at === null));
  return [
    { title: texts.columns.name, value: (it) => it.name },
    { title: texts.columns.email, value: (it) => it.email },
    { title: texts.columns.phone, value: (it) => it.phone },
    { title: texts.columns.company, value: (it) => it.company },
    { title: texts.stageLabel, value: (it) => texts.stage[it.stage] },
    { title: texts.reasonLabel, value: (it) => it.lost_reason && texts.reasons[it.lost_reason] },
    { title: texts.columns.owner, value: (it) => it.owner?.name ?? null },
    { title: texts.score, value: (it) => it.engagement?.score ?? null },
    { title: texts.columns.fit, value: (it) => it.fit?.fits.length ?? null },
    { title: texts.columns.mayWrite, value: (it) => allowed(it, "email") },
    { title: texts.columns.mayCall, value: (it) => yesNo(it.may_be_called) },
    { title: texts.columns.maySee, value: (it) => allowed(it, "steps") },
    { title: texts.nextStep, value: (it) => it.next_step },
    { title: texts.columns.since, value: (it) => dayOf(it.created_at) },
  ];
};
