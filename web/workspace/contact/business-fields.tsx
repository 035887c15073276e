import { NativeSelect, Stack, TextInput } from "@mantine/core";
import type { BusinessQuestion } from "../../product.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import type { Left } from "./left.ts";
import { CONTACT_TEXTS } from "./texts.ts";

/** Of one's own business what the product asks, shut until somebody wants to tell. */
export function BusinessFields(props: {
  readonly questions: readonly BusinessQuestion[];
  readonly said: Left["business"];
}) {
  const texts = useTexts(CONTACT_TEXTS);
  const { locale } = useLocale();
  const { said } = props;
  return (
    <details className="more-fields" open={said !== null}>
      <summary>{texts.business}</summary>
      <Stack mt="xs">
        {props.questions.map(({ name, ask, answers }) =>
          answers ? (
            <NativeSelect
              key={name}
              name={name}
              label={ask[locale]}
              defaultValue={said?.[name] ?? ""}
              data={[
                { value: "", label: texts.unsaid },
                ...answers.map((it) => ({ value: it.name, label: it.title[locale] })),
              ]}
            />
          ) : (
            <TextInput
              key={name}
              name={name}
              label={ask[locale]}
              defaultValue={said?.[name] ?? ""}
              autoComplete="off"
              maxLength={60}
            />
          ),
        )}
      </Stack>
    </details>
  );
}

/** @returns undefined where nothing was told */
export function readBusiness(questions: readonly BusinessQuestion[], form: FormData): Left["business"] | undefined {
  const said = questions
    .map(({ name }) => [name, String(form.get(name) ?? "").trim()] as const)
    .filter(([, answer]) => answer !== "");
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
