import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { ChooseTemplate } from "./choose-template.tsx";
import type { DemoLink } from "./demo-link.ts";
import { PREPARED_TEXTS } from "./prepared-texts.ts";

/** What was rehearsed, saved for whoever comes in by a link; or one that the team has already. */
export function Prepared({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(PREPARED_TEXTS);
  const use = useTemplateOf(link);
  return (
    <section className="answer prepared" aria-label={texts.title}>
      <div className="answer-head">
        <h2>{texts.title}</h2>
      </div>
      <Stack gap="sm">
        {link.template ? (
          <InUse link={link} onTake={() => use(null, texts.taken)} />
        ) : (
          <Text c="dimmed">{texts.help}</Text>
        )}
        {!link.template && link.team_demo && <Save link={link} onSaved={(id) => use(id, texts.saved)} />}
        {!link.template && (
          <ChooseTemplate value="" locale={link.locale} onChoose={(id) => id && use(id, texts.saved)} />
        )}
      </Stack>
    </section>
  );
}

/** Gives a link what its demos are copies of, or nothing. */
function useTemplateOf(link: DemoLink) {
  const texts = useTexts(PREPARED_TEXTS);
  const act = useAct("PATCH /demo-links/:id");
  return (template_id: string | null, said: string) =>
    act.mutate(
      { params: { id: link.id }, body: { version: link.version, template_id } },
      {
        onSuccess: () => notifications.show({ message: said }),
        onError: () => notifications.show({ color: "red", message: texts.failed }),
      },
    );
}

function InUse({ link, onTake }: { readonly link: DemoLink; readonly onTake: () => void }) {
  const texts = useTexts(PREPARED_TEXTS);
  const formats = useFormats();
  const templates = useRead("GET /demo-templates");
  const shown = templates.data?.items.find((it) => it.id === link.template?.id);
  const again = useAct("PUT /demo-templates/:id", () => notifications.show({ message: texts.saved }));
  const refresh = useAct("POST /demo-templates/:id/refresh", () => notifications.show({ message: texts.refreshed }));
  if (!link.template) return null;
  const params = { id: link.template.id };
  const { team_demo: rehearsed } = link;
  return (
    <>
      <Text>
        {texts.uses(link.template.name, link.template.version)}{" "}
        {shown?.is_stale && texts.stale(formats.dayShort(shown.clock_at))}
      </Text>
      <Refused error={again.error} otherwise={texts.failed} />
      <Refused
        error={refresh.error}
        otherwise={refresh.error?.code === "conflict" ? texts.madeToMeasure : texts.failed}
      />
      <Group gap="xs">
        {shown?.is_stale && (
          <Button loading={refresh.isPending} onClick={() => refresh.mutate({ params })}>
            {texts.refresh}
          </Button>
        )}
        {rehearsed && (
          <Button
            variant="default"
            loading={again.isPending}
            onClick={() => again.mutate({ params, body: { session_id: rehearsed } })}
          >
            {texts.saveAgain}
          </Button>
        )}
        <Button variant="default" onClick={onTake}>
          {texts.take}
        </Button>
      </Group>
    </>
  );
}

function Save({ link, onSaved }: { readonly link: DemoLink; readonly onSaved: (id: string) => void }) {
  const texts = useTexts(PREPARED_TEXTS);
  const [name, setName] = useState(link.business_name ?? "");
  const act = useAct("POST /demo-templates", ({ id }) => onSaved(id));
  const session_id = link.team_demo;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (session_id) act.mutate({ body: { session_id, name } });
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={texts.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          autoComplete="off"
          required
        />
        <Refused error={act.error} otherwise={texts.failed} />
        <Button type="submit" loading={act.isPending} disabled={name.trim() === ""}>
          {texts.save}
        </Button>
      </Stack>
    </form>
  );
}
