import { createTheme, type MantineColorsTuple } from "@mantine/core";
import { INK, SHADES } from "./tokens.ts";

const tuple = (shades: readonly string[]): MantineColorsTuple => shades as unknown as MantineColorsTuple;

/** The interface kit in our colours, letters and measures. */
export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: { light: 7, dark: 3 },
  // What is written on the primary: white on the light theme's, ink on the dark one's.
  autoContrast: true,
  black: INK,
  colors: { brand: tuple(SHADES.brand), red: tuple(SHADES.red), gray: tuple(SHADES.gray), dark: tuple(SHADES.dark) },
  fontFamily: "var(--text)",
  fontSizes: { xs: "0.78125rem", sm: "0.875rem", md: "1rem", lg: "1.125rem", xl: "1.375rem" },
  lineHeights: { xs: "1.28", sm: "1.43", md: "1.4375", lg: "1.34", xl: "1.28" },
  headings: {
    fontFamily: "var(--display)",
    fontWeight: "560",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.6875rem", lineHeight: "1.15" },
      h2: { fontSize: "1.375rem", lineHeight: "1.27" },
      h3: { fontSize: "1.125rem", lineHeight: "1.34" },
    },
  },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { sm: "8px", md: "12px", lg: "16px" },
  defaultRadius: "md",
  respectReducedMotion: true,
  components: {
    // Fingers need 44 pixels.
    Button: { defaultProps: { mih: 44, fw: 650 } },
    ActionIcon: { defaultProps: { size: 44 } },
    // What heads a dialog is no banner of the page, of which there is one.
    ModalHeader: { defaultProps: { role: "none" } },
    DrawerHeader: { defaultProps: { role: "none" } },
    TextInput: { defaultProps: { size: "md" } },
    NumberInput: { defaultProps: { size: "md", hideControls: true } },
    Select: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
  },
});
