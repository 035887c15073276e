import "driver.js/dist/driver.css";
import { driver } from "driver.js";
import type { TourStop } from "../../product.ts";

interface Words {
  readonly next: string;
  readonly previous: string;
  readonly done: string;
  readonly of: string;
}

/** Leads from one thing of a screen to the next; what is not there now is passed by. */
export function startDriver(tour: readonly TourStop[], words: Words): void {
  const steps = tour
    .map(({ at, title, text }) => ({ element: `[data-tour="${at}"]`, popover: { title, description: text } }))
    .filter(({ element }) => document.querySelector(element));
  const [first] = tour;
  // Elsewhere on the screen than where its tour leads: at least what it is about.
  if (steps.length === 0 && first)
    steps.push({ element: "#screen-title", popover: { title: first.title, description: first.text } });
  driver({
    steps,
    showProgress: true,
    animate: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    nextBtnText: words.next,
    prevBtnText: words.previous,
    doneBtnText: words.done,
    progressText: words.of,
    onPopoverRender: ({ closeButton }) => closeButton.setAttribute("aria-label", words.done),
  }).drive();
}
