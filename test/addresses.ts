let last = 0;

/** The headers of somebody at an address that nobody has called from yet, as a trusted proxy tells it. */
export function anAddress(): Record<string, string> {
  last += 1;
  return { "x-forwarded-for": `203.0.113.${last}` };
}
