import { NativeSelect } from "@mantine/core";

/** One of a few; on a phone the phone's own list. */
export function Choice<Value extends string>(it: {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: ReadonlyArray<readonly [value: Value, label: string]>;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <NativeSelect
      label={it.label}
      {...(it.value !== undefined && { value: it.value })}
      onChange={(event) => it.onChange(event.currentTarget.value as Value)}
      data={it.options.map(([value, label]) => ({ value, label }))}
    />
  );
}
