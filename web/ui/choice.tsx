import { NativeSelect } from "@mantine/core";

/** One of a few; on a phone the phone's own list. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  /** Where what stands beside it says what it is. */
  readonly isLabelHidden?: boolean;
  readonly value: Value | undefined;
  readonly options: ReadonlyArray<readonly [value: Value, label: string]>;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <NativeSelect
      {...(props.isLabelHidden ? { "aria-label": props.label } : { label: props.label })}
      {...(props.value !== undefined && { value: props.value })}
      onChange={(event) => props.onChange(event.currentTarget.value as Value)}
      data={props.options.map(([value, label]) => ({ value, label }))}
    />
  );
}
