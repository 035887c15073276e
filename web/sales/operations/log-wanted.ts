/** What of the log, as it stands in the address. */
export interface LogWanted {
  readonly actor?: string;
  readonly action?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value.slice(0, 100) : undefined;

export function readLogWanted(search: Record<string, unknown>): LogWanted {
  const [actor, action] = [text(search["actor"]), text(search["action"])];
  return { ...(actor && { actor }), ...(action && { action }) };
}
