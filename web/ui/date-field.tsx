import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTexts } from "./locale.tsx";

const TEXTS = {
  es: { hint: "dd/mm/aaaa", bad: "Escribe la fecha así: 23/11/2026.", range: "Fuera de los días que hay." },
  en: { hint: "dd/mm/yyyy", bad: "Write the date like this: 23/11/2026.", range: "Outside the days there are." },
};

/** `2026-11-23` as it is written in Spain and in Britain: `23/11/2026`. */
const written = (date: string): string => date.split("-").reverse().join("/");

/** @returns `2026-11-23` of `23/11/2026`, `23-11-26` or `23.11.2026`; undefined of what is no day */
export function readDate(text: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})\s*$/.exec(text) ?? [];
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date ? undefined : date;
}

/** A date, written day first whatever the browser's own language; what is half written changes nothing. */
export function DateField(props: {
  readonly label: string;
  readonly value: string;
  readonly min: string;
  readonly max: string;
  readonly onChange: (date: string) => void;
}) {
  const texts = useTexts(TEXTS);
  const { value, min, max } = props;
  const [text, setText] = useState(written(value));
  useEffect(() => setText(written(value)), [value]);
  const date = readDate(text);
  const error = date === undefined ? texts.bad : date < min || date > max ? texts.range : undefined;
  return (
    <TextInput
      label={props.label}
      placeholder={texts.hint}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={error}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const read = readDate(currentTarget.value);
        if (read && read >= min && read <= max) props.onChange(read);
      }}
    />
  );
}
