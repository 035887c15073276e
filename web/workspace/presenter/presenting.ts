/* Whether this tab shows a demo to others: it says so in the address once, and keeps it as long as the tab. */

const ASKED = "presentar";
const keyOf = (session: string): string => `presenting:${session}`;

export function isPresented(session: string): boolean {
  if (new URLSearchParams(window.location.search).has(ASKED)) sessionStorage.setItem(keyOf(session), "yes");
  return sessionStorage.getItem(keyOf(session)) !== null;
}

const ACCESS = "demo:";

/** What this browser remembers of a demo, for whoever looks at it next; not who may come in. */
export function forgetSeen(session: string): void {
  for (const key of Object.keys(localStorage))
    if (key.endsWith(`:${session}`) && !key.startsWith(ACCESS)) localStorage.removeItem(key);
}
