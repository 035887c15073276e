/** What the workspace is made of is fetched while the visitor reads, so that one click leads straight into it. */
export function prefetchWorkspace(): void {
  const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500));
  if (document.readyState === "complete") later(() => void prefetch());
  else window.addEventListener("load", () => later(() => void prefetch()), { once: true });
}

async function prefetch(): Promise<void> {
  const answer = await fetch("/w/-").catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const element of page.querySelectorAll("script[src], link[rel=modulepreload], link[rel=stylesheet]")) {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = element.getAttribute("src") ?? element.getAttribute("href") ?? "";
    document.head.append(link);
  }
}
