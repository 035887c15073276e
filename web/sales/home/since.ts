const LAST = "sales-last-looked";
const SINCE = "sales-since";

/** When one last looked, before this visit; undefined the first time. */
export function lookedLast(): string | undefined {
  const kept = sessionStorage.getItem(SINCE) ?? localStorage.getItem(LAST) ?? undefined;
  if (kept) sessionStorage.setItem(SINCE, kept);
  return kept;
}

/** Remembers when one leaves. @returns forgets to */
export function rememberLooking(): () => void {
  const remember = () => localStorage.setItem(LAST, new Date().toISOString());
  const whenHidden = () => document.hidden && remember();
  document.addEventListener("visibilitychange", whenHidden);
  return () => {
    remember();
    document.removeEventListener("visibilitychange", whenHidden);
  };
}
