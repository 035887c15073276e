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

/** The configuration that those come to: what is empty is not in it, and what the form does not know stays. @param kept as it was sent before */
export function toConfiguration(
  settings: readonly ScenarioSetting[],
  values: Values,
  kept: unknown = {},
): Record<string, unknown> {
  const configuration = structuredClone(kept) as Record<string, unknown>;
  for (const setting of settings) {
    const value = values[keyOfSetting(setting)];
    const parents = setting.path.slice(0, -1);
    const name = setting.path.at(-1) ?? "";
    if (value === undefined || value === "") forget(configuration, parents, name);
    else parents.reduce(below, configuration)[name] = value;
  }
  return configuration;
}

/** Takes a value out, and what is empty without it. */
function forget(of: Record<string, unknown>, [first, ...rest]: readonly string[], name: string): void {
  if (first === undefined) {
    delete of[name];
    return;
  }
  const inner = of[first];
  if (typeof inner !== "object" || inner === null) return;
  forget(inner as Record<string, unknown>, rest, name);
  if (Object.keys(inner).length === 0) delete of[first];
}

/** What lies in it under a name, made where there is nothing yet. */
function below(of: Record<string, unknown>, name: string): Record<string, unknown> {
  of[name] ??= {};
  return of[name] as Record<string, unknown>;
}

/** The settings that a refusal names, by its pointers. */
export const settingsNamed = (settings: readonly ScenarioSetting[], errors: unknown): readonly ScenarioSetting[] => {
  if (!Array.isArray(errors)) return [];
  const pointers = (errors as ReadonlyArray<{ readonly pointer?: string }>).map((it) => it.pointer ?? "");
  return settings.filter(({ path }) => pointers.some((it) => it.startsWith(`/configuration/${path.join("/")}`)));
};
