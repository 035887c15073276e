import { Button, NumberInput, SegmentedControl, Switch, TextInput, Title, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { useLanding } from "../landing-context.tsx";
import { ChooseTemplate } from "./choose-template.tsx";
import { bodyOf, type LinkForm, useLinkForm, wrongIn } from "./link-form.ts";
import { LINK_TEXTS } from "./texts.ts";

const LIFES = ["7", "14", "30"] as const;

interface Filling {
  readonly form: LinkForm;
  readonly set: ReturnType<typeof useLinkForm>["set"];
}

/** One field is enough; all else has a default that one can read. */
export function NewLink() {
  const texts = useTexts(LINK_TEXTS);
  const { locale } = useLocale();
  const { sales } = useLanding().texts[locale];
  const { like } = useRouterState({ select: (it) => it.location.state }) as { readonly like?: Partial<LinkForm> };
  const { form, set, remember } = useLinkForm(like);
  const navigate = useNavigate();
  const act = useAct("POST /demo-links", ({ id }) => {
    remember();
    void navigate({ to: "/ventas/enlaces/$id", params: { id }, search: { new: true } as never });
  });
  const isWrong = Object.values(wrongIn(form)).some(Boolean);
  const first = form.person.trim().split(/\s+/)[0] ?? "";
  return (
    <form
      className="new-link"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) act.mutate({ body: bodyOf(form) });
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <Title order={1} id="screen-title" className="new-link-title">
        {texts.newLink}
      </Title>
      <div className="sign-card" aria-hidden="true">
        <small>{texts.sees}</small>
        <b>{form.business.trim() || sales.sign}</b>
        <SignRibbon />
      </div>
      <TextInput
        label={sales.business}
        value={form.business}
        onChange={(event) => set("business", event.currentTarget.value)}
        maxLength={80}
        autoFocus
        autoComplete="off"
      />
      <Person form={form} set={set} />
      <Kinds form={form} set={set} />
      <Row label={texts.language}>
        <SegmentedControl
          value={form.locale}
          onChange={(value) => {
            set("locale", value as "es" | "en");
            // What was prepared speaks one language.
            set("template", "");
          }}
          data={(["es", "en"] as const).map((it) => ({ value: it, label: texts.languages[it] }))}
        />
      </Row>
      <Row label={texts.valid}>
        <SegmentedControl
          value={form.days}
          onChange={(value) => set("days", value)}
          data={LIFES.map((it) => ({ value: it, label: texts.days(Number(it)) }))}
        />
      </Row>
      <Rest form={form} set={set} />
      <Refused error={act.error} otherwise={texts.failed} />
      <div className="new-link-foot">
        <Button type="submit" size="lg" fullWidth loading={act.isPending} disabled={isWrong}>
          {texts.create(first)}
        </Button>
      </div>
    </form>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="link-row">
      <span>{label}</span>
      {children}
    </div>
  );
}

/** A day, as the sign has it below its name: only a drawing. */
const HEIGHTS = [10, 26, 18, 16, 14, 18, 27, 12, 8, 15, 25, 12, 14];

function SignRibbon() {
  return (
    <svg viewBox="0 0 320 44" preserveAspectRatio="none" aria-hidden="true">
      {HEIGHTS.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: thirteen columns without a face
        <rect key={index} x={10 + index * 23.5} y={36 - height} width="19" height={height} rx="3" />
      ))}
      <rect className="sign-band" x="0" y="36" width="130" height="8" rx="4" />
      <rect x="0" y="36" width="320" height="8" rx="4" />
    </svg>
  );
}

function Person({ form, set }: Filling) {
  const texts = useTexts(LINK_TEXTS);
  const [isLeft, setIsLeft] = useState(false);
  return (
    <div className="link-pair">
      <TextInput
        label={texts.person}
        value={form.person}
        onChange={(event) => set("person", event.currentTarget.value)}
        maxLength={100}
        autoComplete="off"
      />
      <TextInput
        label={texts.phone}
        type="tel"
        inputMode="tel"
        value={form.phone}
        onChange={(event) => set("phone", event.currentTarget.value)}
        onBlur={() => setIsLeft(true)}
        error={isLeft && wrongIn(form).phone && texts.wrongPhone}
        maxLength={30}
        autoComplete="off"
      />
    </div>
  );
}

function Kinds({ form, set }: Filling) {
  const texts = useTexts(LINK_TEXTS);
  const { locale } = useLocale();
  const { texts: words } = useLanding();
  const offered = useRead("GET /demo-sessions/scenarios", { query: { locale } }).data?.items ?? [];
  const chosen = form.scenario || offered[0]?.scenario_name;
  return (
    <fieldset className="kinds">
      <legend>{texts.kind}</legend>
      {offered.map(({ scenario_name: name, display_name }) => (
        <label key={name} className="kind" data-on={chosen === name || undefined}>
          <input
            type="radio"
            name="scenario"
            value={name}
            checked={chosen === name}
            onChange={() => set("scenario", name)}
          />
          {words[locale].kinds[name] ?? display_name}
        </label>
      ))}
    </fieldset>
  );
}

/** What few need, said in one line until somebody opens it. */
function Rest({ form, set }: Filling) {
  const texts = useTexts(LINK_TEXTS);
  const formats = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const wrong = wrongIn(form);
  return (
    <div className="link-rest">
      <UnstyledButton className="link-row link-rest-line" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span>{texts.rest(formats.number(Number(form.uses) || 0), form.passcode.trim() !== "", form.returns)}</span>
        <IconChevronDown size={20} aria-label={texts.more} />
      </UnstyledButton>
      {isOpen && (
        <div className="link-rest-fields">
          <ChooseTemplate value={form.template} locale={form.locale} onChoose={(id) => set("template", id)} />
          <NumberInput
            label={texts.uses}
            description={texts.usesHelp}
            value={form.uses}
            onChange={(value) => set("uses", value)}
            allowNegative={false}
            allowDecimal={false}
            error={wrong.uses}
          />
          <TextInput
            label={texts.passcode}
            description={texts.passcodeHelp}
            value={form.passcode}
            onChange={(event) => set("passcode", event.currentTarget.value)}
            maxLength={64}
            autoComplete="off"
            error={wrong.passcode}
          />
          <Switch
            label={texts.returns}
            checked={form.returns}
            onChange={(event) => set("returns", event.currentTarget.checked)}
          />
          <Switch
            label={texts.pinned}
            description={texts.pinnedHelp}
            checked={form.pinned}
            onChange={(event) => set("pinned", event.currentTarget.checked)}
          />
          <TextInput
            label={texts.domains}
            description={texts.domainsHelp}
            value={form.domains}
            onChange={(event) => set("domains", event.currentTarget.value)}
            error={wrong.domains && texts.wrongDomains}
          />
          <TextInput
            label={texts.campaign}
            value={form.campaign}
            onChange={(event) => set("campaign", event.currentTarget.value)}
            maxLength={100}
          />
          <TextInput
            label={texts.note}
            value={form.note}
            onChange={(event) => set("note", event.currentTarget.value)}
            maxLength={1_000}
          />
        </div>
      )}
    </div>
  );
}
