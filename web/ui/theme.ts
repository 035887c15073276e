import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** From light to dark. */
const brand: MantineColorsTuple = [
  "#fdf3e6",
  "#f8e3c8",
  "#f2cb98",
  "#ecb167",
  "#e39a42",
  "#c97c24",
  "#a8631a",
  "#7a3e12",
  "#652f0c",
  "#4d2308",
];

export const theme = createTheme({
  primaryColor: "brand",
  // White on it is readable in both themes, and it stands out from both grounds.
  primaryShade: { light: 7, dark: 6 },
  colors: { brand },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  headings: {
    fontFamily: 'Georgia, "Times New Roman", serif',
    sizes: { h1: { fontSize: "1.75rem" }, h2: { fontSize: "1.15rem" }, h3: { fontSize: "1rem" } },
  },
  defaultRadius: "md",
  respectReducedMotion: true,
  components: {
    // Fingers need 44 pixels.
    Button: { defaultProps: { mih: 44 } },
    ActionIcon: { defaultProps: { size: 44 } },
    TextInput: { defaultProps: { size: "md" } },
    NumberInput: { defaultProps: { size: "md", hideControls: true } },
    Select: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
  },
});
