export const initialsOf = (name: string): string =>
  name
    .split(" ")
    .slice(0, 2)
    .map((it) => it.charAt(0).toUpperCase())
    .join("");
