import { Button, Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../api/core.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { readPhone } from "../../ui/read-phone.ts";
import { Refused } from "../../ui/refused.tsx";
import { useProduct } from "../product.tsx";
import { BusinessFields, readBusiness } from "./business-fields.tsx";
import type { Left } from "./left.ts";
import { CONTACT_TEXTS } from "./texts.ts";

const KINDS = ["email", "call", "steps"] as const;
type Kind = (typeof KINDS)[number];

/** What is allowed now. */
const holding = ({ consents }: Left) => consents.filter((it) => it.revoked_at === null);

/** An address, and three boxes that nobody ticks but whoever it is about. */
export function ContactForm(props: { readonly id: string; readonly left: Left; readonly onSent: () => void }) {
  const { id, left } = props;
  const texts = useTexts(CONTACT_TEXTS);
  const { locale } = useLocale();
  const { questions = [] } = useProduct();
  const [ticked, setTicked] = useState<readonly Kind[]>(holding(left).map((it) => it.kind));
  const [wrong, setWrong] = useState<string>();
  const act = useAct("PUT /demo-sessions/:id/lead", props.onSent);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email, written, company] = ["name", "email", "phone", "company"].map((it) =>
      String(form.get(it) ?? "").trim(),
    );
    const business = readBusiness(questions, form);
    const phone = readPhone(written ?? "");
    const problem =
      (written && !phone && texts.wrongPhone) ||
      (ticked.length === 0 && texts.needsBox) ||
      (ticked.includes("email") && !email && texts.needsEmail) ||
      (ticked.includes("call") && !phone && texts.needsPhone) ||
      (!email && !phone && texts.needsEmail);
    setWrong(problem || undefined);
    if (problem) return;
    const said = {
      ...(name && { name }),
      ...(email && { email }),
      ...(phone && { phone }),
      ...(company && { company }),
      ...(business && { business }),
    };
    act.mutate({ params: { id }, body: { ...said, consents: [...ticked], locale } });
  };
  return (
    <form onSubmit={submit} onChange={() => setWrong(undefined)} noValidate>
      <Stack>
        <Text c="dimmed">{texts.help}</Text>
        <TextInput name="name" label={texts.name} defaultValue={left.name ?? ""} autoComplete="name" maxLength={100} />
        <TextInput
          name="email"
          type="email"
          label={texts.email}
          defaultValue={left.email ?? ""}
          autoComplete="email"
          maxLength={255}
        />
        <TextInput
          name="phone"
          type="tel"
          label={texts.phone}
          defaultValue={left.phone ?? ""}
          autoComplete="tel"
          maxLength={30}
        />
        <TextInput
          name="company"
          label={texts.company}
          defaultValue={left.company ?? ""}
          autoComplete="organization"
          maxLength={100}
        />
        {questions.length > 0 && <BusinessFields questions={questions} said={left.business} />}
        <Checkbox.Group label={texts.boxes} value={[...ticked]} onChange={(value) => setTicked(value as Kind[])}>
          <Stack gap="xs" mt="xs">
            {KINDS.map((it) => (
              <Checkbox key={it} value={it} label={texts.box[it]} className="ticked" />
            ))}
          </Stack>
        </Checkbox.Group>
        {wrong && (
          <Text role="alert" c="var(--bad)">
            {wrong}
          </Text>
        )}
        <Refused error={act.error} otherwise={texts.failed} />
        <Button type="submit" size="lg" loading={act.isPending}>
          {texts.send}
        </Button>
      </Stack>
    </form>
  );
}
