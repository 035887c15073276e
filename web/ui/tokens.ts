/*
 * The look's one source: colours, type, space, height and motion, each theme drawn. The pages have it as custom properties in their head
 * (`web/build.ts`), the interface kit as its theme. Contrasts on paper and card are beside what text is written in.
 */

/** From white paper to ink; all greys are warm. */
const LIGHT = {
  paper: "#fbf7f0",
  card: "#ffffff",
  sunk: "#f3ebdd",
  /** Decoration only. */
  line: "#e4d8c5",
  /** 16.3, 17.4 */
  ink: "#231811",
  /** 7.1, 7.6 */
  soft: "#63513f",
  /** What is done, and what one presses: 7.0, 7.5; white on it 7.5 */
  primary: "#8a3f12",
  "on-primary": "#ffffff",
  /** Bars and graphics only: 4.4, 4.7 */
  bright: "#b65a1c",
  /** What is still to be done, and what is filled. */
  pale: "#ebcf9f",
  /** What is chosen, and chips: ink on it 13.7 */
  mark: "#f7e3b4",
  /** Edges of what one fills in, outlines: 4.0, 4.3 */
  field: "#8a7763",
  /** 6.1 */
  good: "#1e6b45",
  /** 6.3 */
  bad: "#a8321f",
  /** 5.6 */
  warn: "#8a5a00",
  /** 6.8 */
  info: "#2b5c7a",
  float: "0 10px 30px #23181122, 0 1px 3px #23181114",
  /** Tones of pictograms: body, shade, accent, white, line. */
  pa: "#f7e3b4",
  pb: "#ebcf9f",
  pc: "#b65a1c",
  pw: "#ffffff",
  pd: "#1e6b45",
  pl: "#5a2a0e",
} as const;

const DARK: Record<keyof typeof LIGHT, string> = {
  paper: "#17120e",
  card: "#211a15",
  sunk: "#2b221b",
  line: "#3d3128",
  ink: "#f4eadd",
  soft: "#c3b19d",
  primary: "#e8a15c",
  "on-primary": "#241205",
  bright: "#f0b97f",
  pale: "#6e5232",
  mark: "#3e2f1a",
  field: "#8f7c69",
  good: "#7ccb9c",
  bad: "#ff9b86",
  warn: "#f0c263",
  info: "#8fc1e0",
  float: "0 10px 30px #0008",
  pa: "#6e5232",
  pb: "#8a6840",
  pc: "#e8a15c",
  pw: "#f4eadd",
  pd: "#7ccb9c",
  pl: "#f0d9b5",
};

/** The same in both themes. Lengths in pixels, times in milliseconds. */
const STEADY = {
  display: '"Fraunces Variable", "Fraunces Fallback", Georgia, serif',
  text: '"Figtree Variable", "Figtree Fallback", system-ui, sans-serif',
  "radius-control": "12px",
  "radius-card": "16px",
  press: "120ms",
  sheet: "200ms",
  roll: "320ms",
  sweep: "500ms",
  once: "700ms",
} as const;

/** Of the interface kit's ten shades, from light to dark. */
export const SHADES = {
  brand: ["#fdf6ec", "#f7e3b4", "#ebcf9f", "#e8a15c", "#d9853a", "#c76d28", "#b65a1c", "#8a3f12", "#6f320e", "#542509"],
  // The third and the seventh are what is bad in the dark theme and in the light one.
  red: ["#fdeeea", "#fad9d1", "#f8bdb0", "#ff9b86", "#ee7d66", "#dd5f47", "#c4452e", "#a8321f", "#8f2819", "#752013"],
  gray: ["#faf6ef", "#f3ebdd", "#e9dfce", "#e4d8c5", "#cdbda7", "#ab9a85", "#8a7763", "#63513f", "#43362a", "#231811"],
  dark: ["#f4eadd", "#c3b19d", "#a8957f", "#8f7c69", "#4a3c31", "#3d3128", "#2b221b", "#17120e", "#120e0b", "#0c0907"],
} as const;

export const INK = LIGHT.ink;

const propertiesOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");

/**
 * The tokens as a style sheet. Where nobody chose a theme it is that of the device, with or without a script.
 */
export const tokensCss = (): string =>
  [
    `:root{color-scheme:light dark;${propertiesOf(STEADY)};${propertiesOf(LIGHT)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-mantine-color-scheme=light]){${propertiesOf(DARK)}}}`,
    `:root[data-mantine-color-scheme=dark]{${propertiesOf(DARK)}}`,
    "@media (prefers-reduced-motion:reduce){:root{--press:0ms;--sheet:0ms;--roll:0ms;--sweep:0ms;--once:0ms}}",
  ].join("\n");
