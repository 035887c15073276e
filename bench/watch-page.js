/*
 * Runs in each page before its own scripts: sums what moved without being touched (`shifted`), keeps when the largest thing was painted
 * (`largestAfter`, ms of the page's own), and notes in `paintedAfter`, for each panel, how many milliseconds after the last touch it was
 * painted. The page takes the time itself: asked from outside, an answer comes up to half a second late, and looking for the next
 * link on a slowed processor would count as the visitor's wait.
 */
const TOUCHED = "touched";
globalThis.paintedAfter = {};
globalThis.shifted = 0;
globalThis.largestAfter = 0;

addEventListener(
  "click",
  (touch) => sessionStorage.setItem(TOUCHED, String(performance.timeOrigin + touch.timeStamp)),
  true,
);

function look() {
  for (const { dataset } of document.querySelectorAll("[data-tour]")) {
    if (dataset.tour in globalThis.paintedAfter) continue;
    globalThis.paintedAfter[dataset.tour] = 0;
    requestAnimationFrame(() => setTimeout(() => note(dataset.tour)));
  }
}

function note(panel) {
  const now = performance.timeOrigin + performance.now();
  globalThis.paintedAfter[panel] = now - Number(sessionStorage.getItem(TOUCHED));
}

new MutationObserver(look).observe(document, { childList: true, subtree: true });
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) globalThis.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  for (const paint of list.getEntries()) globalThis.largestAfter = paint.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
