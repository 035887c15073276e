/* When somebody pressed the button that opens a demo: left in the tab by the landing page, for the page that it leads to. */

const KEY = "pressed_at";

export const notePressed = (): void => sessionStorage.setItem(KEY, String(Date.now()));

/** Milliseconds since then, once; undefined where one came in another way. */
export function takeSincePressed(): number | undefined {
  const at = Number(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  const since = Date.now() - at;
  return at > 0 && since > 0 ? since : undefined;
}
