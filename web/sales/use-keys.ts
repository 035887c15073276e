import { spotlight } from "@mantine/spotlight";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { hasSingleKeys } from "../ui/single-keys.ts";

const NEW = "/ventas/nuevo";
/** After G. */
const PLACES: Readonly<Record<string, string>> = {
  h: "/ventas",
  c: "/ventas/cifras",
  s: "/ventas/escenarios",
  o: "/ventas/operacion",
  l: "/ventas/llamar",
  e: "/ventas/enlaces",
  d: "/ventas/demos",
  b: "/ventas/leads",
};
const ITEMS = ".link-item, .board-name, .people .plain-link";
const CHORD_MS = 1_000;

/**
 * Keys at a desk: N makes a link, / and Ctrl K search, G and a letter goes somewhere, J and K from one of a list to the next, ? tells them
 * all; any other presses what the page says it does (`aria-keyshortcuts`). None while somebody writes.
 */
export function useKeys(onAskedFor: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let goneSince = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (!hasSingleKeys() || isWriting(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      const place = event.timeStamp - goneSince < CHORD_MS ? PLACES[key] : undefined;
      goneSince = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const act = place
        ? () => void navigate({ to: place })
        : key === "n"
          ? () => void navigate({ to: NEW })
          : key === "/"
            ? () => spotlight.open()
            : key === "j" || key === "k"
              ? () => step(key === "j" ? 1 : -1)
              : key === "?"
                ? onAskedFor
                : doerOf(key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [navigate, onAskedFor]);
}

const isWriting = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog], [role=menu]") !== null;

/** What says of itself that a key does it: pressed, or where it is written into, gone to. */
function doerOf(key: string): (() => void) | undefined {
  const name = key === "+" ? "Plus" : key.toUpperCase();
  if (!/^([A-Z]|Plus)$/.test(name)) return undefined;
  const found = [...document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${name}"]`)].find(
    (it) => it.offsetParent !== null || it.getClientRects().length > 0,
  );
  if (!found) return name === "F" ? toFilters() : undefined;
  return () => (found.matches("input, textarea") ? found.focus() : found.click());
}

/** What a list is narrowed by, where it is. */
function toFilters(): (() => void) | undefined {
  const chosen = document.querySelector<HTMLElement>("nav.chips [aria-pressed=true], nav.chips button");
  return chosen ? () => chosen.focus() : undefined;
}

/** To the next of what the page lists; from its ends one goes no further. */
function step(by: number): void {
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)].filter((it) => it.offsetParent !== null);
  const here = items.indexOf(document.activeElement as HTMLElement);
  items[here < 0 ? 0 : Math.min(items.length - 1, Math.max(0, here + by))]?.focus();
}
