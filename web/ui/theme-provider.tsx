import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { useTexts } from "./locale.tsx";
import { theme } from "./theme.ts";

const TEXTS = { es: { close: "Cerrar" }, en: { close: "Close" } };

/** The interface kit, with words of its own in the page's language. */
export function ThemeProvider({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const { close } = useTexts(TEXTS);
  const own = useMemo(() => {
    const named = { defaultProps: { closeButtonProps: { "aria-label": close } } };
    return mergeThemeOverrides(theme, { components: { Modal: named, Notification: named } });
  }, [close]);
  return (
    <MantineProvider theme={own} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      {children}
    </MantineProvider>
  );
}
