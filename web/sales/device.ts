const SYSTEMS = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"] as const;
const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

/** What a browser says of itself, short enough to tell one's devices apart. */
export function deviceOf(userAgent: string | null): string | undefined {
  const system = SYSTEMS.find((it) => userAgent?.includes(it))?.replace("Macintosh", "Mac");
  const browser = BROWSERS.find(([mark]) => userAgent?.includes(mark))?.[1];
  return [browser, system].filter(Boolean).join(" · ") || undefined;
}
