import { v4 as newKey } from "uuid";
import { tokenFor } from "../api/access.ts";
import { ask } from "../api/core.ts";
import { addressOf } from "../api/path.ts";
import { takeSincePressed } from "../api/pressed.ts";
import { sessionOfPage } from "../api/request.ts";

/*
 * What is looked at and done, for whoever follows up: screens, features, acts and how long a screen was visible. No pointer, no
 * keystroke, nothing typed. Sent in batches, and what is left when the page goes.
 */

const ROUTE = "POST /demo-sessions/:id/events";

type EventType = "page_view" | "feature_used" | "action_performed" | "workspace_opened";

interface Activity {
  readonly id: string;
  readonly event_type: EventType;
  readonly event_data: Readonly<Record<string, unknown>>;
  readonly occurred_at: string;
}

const SEND_MS = 15_000;
const MOST = 50;
let waiting: Activity[] = [];

export function track(event_type: EventType, event_data: Readonly<Record<string, unknown>>): void {
  waiting.push({ id: newKey(), event_type, event_data, occurred_at: new Date().toISOString() });
  if (waiting.length >= MOST) void send();
}

/** Tells, once, how long it took from the click on the landing page until there was something to see. */
export function trackOpened(): void {
  const ready_ms = takeSincePressed();
  if (ready_ms !== undefined) track("workspace_opened", { ready_ms });
}

const PHONE_BELOW = 640;
const TABLET_BELOW = 1_024;

/** @param width of the window, in CSS pixels */
const deviceOf = (width: number): "phone" | "tablet" | "desktop" =>
  width < PHONE_BELOW ? "phone" : width < TABLET_BELOW ? "tablet" : "desktop";

/** Tells how long the screen of now was visible since this was last told. */
let tellVisible: (() => void) | undefined;

/** A visit to a screen. @returns what ends it: how long it was visible is told then, and whenever the page is hidden */
export function trackScreen(screen: string): () => void {
  track("page_view", { screen, device: deviceOf(window.innerWidth) });
  let since = document.hidden ? undefined : performance.now();
  const tell = () => {
    const seconds = since === undefined ? 0 : Math.round((performance.now() - since) / 1_000);
    if (seconds > 0) track("feature_used", { feature: screen, visible_seconds: seconds });
    since = document.hidden ? undefined : performance.now();
  };
  const seenAgain = () => {
    if (!document.hidden) since = performance.now();
  };
  tellVisible = tell;
  document.addEventListener("visibilitychange", seenAgain);
  return () => {
    tell();
    document.removeEventListener("visibilitychange", seenAgain);
    if (tellVisible === tell) tellVisible = undefined;
  };
}

/** Sends what has gathered; what does not arrive is sent again with the next, under the same ids. */
async function send(): Promise<void> {
  if (waiting.length === 0) return;
  const batch = waiting.splice(0, MOST);
  try {
    await ask(ROUTE, { params: { id: sessionOfPage() }, body: { events: batch } });
  } catch {
    waiting = [...batch, ...waiting].slice(-4 * MOST);
  }
}

/** From now on what gathers is sent, and the rest when the page is left. */
export function listenForActivity(): void {
  setInterval(() => void send(), SEND_MS);
  const leave = () => {
    if (!document.hidden) return;
    tellVisible?.();
    if (waiting.length === 0) return;
    const session = sessionOfPage();
    const token = tokenFor(session);
    const batch = waiting.splice(0, MOST);
    const [method, url] = addressOf(ROUTE, { params: { id: session } });
    void fetch(url, {
      method,
      keepalive: true,
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ events: batch }),
    }).catch(() => undefined);
  };
  document.addEventListener("visibilitychange", leave);
}
