import { Chip, Group, Input, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import type { ScenarioSetting } from "../../product.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import type { Value } from "./settings.ts";
import { SCENARIO_TEXTS } from "./texts.ts";

interface FieldProps {
  readonly setting: ScenarioSetting;
  readonly value: Value | undefined;
  readonly isWrong: boolean;
  readonly onChange: (value: Value | undefined) => void;
}

/** One setting, by what kind it is; empty is as in the scenario that was copied. */
export function SettingField({ setting, value, isWrong, onChange }: FieldProps) {
  const texts = useTexts(SCENARIO_TEXTS);
  const { locale } = useLocale();
  const { as } = setting;
  const label = setting.title[locale];
  const common = {
    label,
    description: setting.help?.[locale],
    error: isWrong && texts.wrong(label),
    placeholder: texts.asCopied,
  };
  switch (as.kind) {
    case "number":
      return (
        <NumberInput
          {...common}
          min={as.least}
          max={as.most}
          allowDecimal={false}
          value={typeof value === "number" ? value : ""}
          onChange={(it) => onChange(typeof it === "number" ? it : undefined)}
        />
      );
    case "text":
      return (
        <TextInput
          {...common}
          maxLength={as.longest}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "long":
    case "lines":
      return <Long {...common} as={as} value={value} onChange={onChange} />;
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[
            { value: "", label: texts.asCopied },
            ...as.options.map((it) => ({ value: it.value, label: it.title[locale] })),
          ]}
        />
      );
    case "yes_no":
      return (
        <NativeSelect
          {...common}
          value={value === undefined ? "" : String(value)}
          onChange={({ currentTarget: { value: said } }) => onChange(said === "" ? undefined : said === "true")}
          data={[
            { value: "", label: texts.asCopied },
            { value: "true", label: texts.yes },
            { value: "false", label: texts.no },
          ]}
        />
      );
    case "several":
      return (
        <Input.Wrapper size="md" label={label} error={common.error} labelElement="div">
          <Group gap={6} role="group" aria-label={label}>
            <Chip size="md" checked={value === undefined} onChange={(isOn) => onChange(isOn ? undefined : [])}>
              {texts.asCopied}
            </Chip>
            {as.options.map((it) => {
              const chosen = Array.isArray(value) ? (value as readonly number[]) : [];
              const isOn = chosen.includes(it.value);
              return (
                <Chip
                  key={it.value}
                  size="md"
                  checked={isOn}
                  onChange={() => onChange(isOn ? chosen.filter((other) => other !== it.value) : [...chosen, it.value])}
                >
                  {it.title[locale]}
                </Chip>
              );
            })}
          </Group>
        </Input.Wrapper>
      );
  }
}

/** Text of many lines, or a list of which each line is one. */
function Long(props: {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | false;
  readonly placeholder: string;
  readonly as: Extract<ScenarioSetting["as"], { kind: "long" | "lines" }>;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
}) {
  const texts = useTexts(SCENARIO_TEXTS);
  const { as, value, onChange, ...common } = props;
  const isLines = as.kind === "lines";
  // What was sent as things and not as text is kept as it is.
  if (!isLines && Array.isArray(value))
    return (
      <Input.Wrapper size="md" label={common.label} labelElement="div">
        <p className="panel-foot">{texts.listed(value.length)}</p>
      </Input.Wrapper>
    );
  return (
    <Textarea
      {...common}
      size="md"
      autosize
      minRows={2}
      maxRows={12}
      maxLength={isLines ? as.most * 82 : as.longest}
      value={Array.isArray(value) ? value.join("\n") : String(value ?? "")}
      onChange={({ currentTarget: { value: said } }) =>
        onChange(isLines ? (said === "" ? undefined : said.split("\n").slice(0, as.most)) : said)
      }
    />
  );
}
