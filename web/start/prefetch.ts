/** What the workspace is made of is fetched while the visitor reads, so that one click leads straight into it. */
export function prefetchWorkspace(): void {
  const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500));
  if (document.readyState === "complete") later(() => void prefetch());
  else window.addEventListener("load", () => later(() => void prefetch()), { once: true });
}

async function prefetch(): Promise<void> {
  const answer = await fetch("/w/-").catch(() => undefined);
  if (!answer?.ok) return;
  // The styles in its head are not for this page, whose policy refuses them.
  const html = (await answer.text()).replace(/<style[\s\S]*?<\/style>/g, "");
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll("script[src], link[rel=modulepreload], link[rel=stylesheet]")) {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = element.getAttribute("src") ?? element.getAttribute("href") ?? "";
    document.head.append(link);
  }
}
