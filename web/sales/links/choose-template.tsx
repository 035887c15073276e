import { NativeSelect } from "@mantine/core";
import { useRead } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { PREPARED_TEXTS } from "./prepared-texts.ts";

/** One of the demos that the team has prepared in a language, or none; nothing to see where there is none. */
export function ChooseTemplate(props: {
  readonly value: string;
  readonly locale: "es" | "en";
  readonly onChoose: (id: string) => void;
}) {
  const texts = useTexts(PREPARED_TEXTS);
  const items = (useRead("GET /demo-templates").data?.items ?? []).filter((it) => it.locale === props.locale);
  if (items.length === 0) return null;
  return (
    <NativeSelect
      label={texts.choose}
      value={props.value}
      onChange={({ currentTarget }) => props.onChoose(currentTarget.value)}
      data={[{ value: "", label: texts.none }, ...items.map((it) => ({ value: it.id, label: it.name }))]}
    />
  );
}
