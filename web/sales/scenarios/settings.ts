import type { ScenarioSetting } from "../../product.ts";

/** A value as the API takes it. */
export type Value = string | number | boolean | readonly (string | number)[] | readonly object[];
/** What is set, by the path of each. */
export type Values = Readonly<Record<string, Value | undefined>>;

export const keyOfSetting = ({ path }: ScenarioSetting): string => path.join(".");

/** What is set in a configuration that was sent, setting by setting; of one that the form does not know nothing. */
export const readValues = (settings: readonly ScenarioSetting[], configuration: unknown): Values =>
  Object.fromEntries(settings.map((it) => [keyOfSetting(it), at(configuration, it.path)]));

function at(of: unknown, [first, ...rest]: readonly string[]): Value | undefined {
  const found = (of as Record<string, unknown> | undefined)?.[first ?? ""];
  return rest.length === 0 ? (found as Value | undefined) : at(found, rest);
}

const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** What lies in it under a name, made where there is nothing yet. */
function below(of: Record<string, unknown>, name: string): Record<string, unknown> {
  of[name] ??= {};
  return of[name] as Record<string, unknown>;
}

/** The configuration that those come to; what is empty is not in it. */
export function toConfiguration(settings: readonly ScenarioSetting[], values: Values): Record<string, unknown> {
  const configuration: Record<string, unknown> = {};
  for (const setting of settings) {
    const value = values[keyOfSetting(setting)];
    if (isEmpty(value)) continue;
    const { path } = setting;
    const into = path.slice(0, -1).reduce(below, configuration);
    into[path.at(-1) ?? ""] = value;
  }
  return configuration;
}

/** The settings that a refusal names, by its pointers. */
export const settingsNamed = (settings: readonly ScenarioSetting[], errors: unknown): readonly ScenarioSetting[] => {
  if (!Array.isArray(errors)) return [];
  const pointers = (errors as ReadonlyArray<{ readonly pointer?: string }>).map((it) => it.pointer ?? "");
  return settings.filter(({ path }) => pointers.some((it) => it.startsWith(`/configuration/${path.join("/")}`)));
};
