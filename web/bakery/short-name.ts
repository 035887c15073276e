/** A product's name where there is little room: without what stands in brackets and after a stroke. */
export const shortName = (name: string): string =>
  name
    .replace(/\s*\([^)]*\)/g, "")
    .split(" / ")[0]
    ?.trim()
    // A weight is not torn from its unit.
    .replace(/ (g|kg|ml|l)$/, "\u00a0$1") ?? name;
