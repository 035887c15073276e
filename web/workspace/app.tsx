import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { ApiProblem } from "../api/problem.ts";
import type { Product } from "../product.ts";
import { LocaleProvider, useTexts } from "../ui/locale.tsx";
import { theme } from "../ui/theme.ts";
import { AccessGate, type Shut } from "./people/access-gate.tsx";
import { ProductProvider } from "./product.tsx";
import { openRouter } from "./router.tsx";

const RETRIES = 2;
const TEXTS = { es: { close: "Cerrar" }, en: { close: "Close" } };

/** Everything that the workspace stands on. */
export function App({ product, nonce }: { readonly product: Product; readonly nonce: string }) {
  const [shut, setShut] = useState<Shut>();
  const [client] = useState(() => openClient(setShut));
  const [router] = useState(() => openRouter(product));
  return (
    <LocaleProvider>
      <ThemeProvider nonce={nonce}>
        <Notifications position="bottom-center" limit={2} />
        <QueryClientProvider client={client}>
          <ProductProvider product={product}>
            <AccessGate shut={shut}>
              <RouterProvider router={router} />
            </AccessGate>
          </ProductProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </LocaleProvider>
  );
}

/** The interface kit, with words of its own in the page's language. */
function ThemeProvider({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const { close } = useTexts(TEXTS);
  const own = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: { Modal: { defaultProps: { closeButtonProps: { "aria-label": close } } } },
      }),
    [close],
  );
  return (
    <MantineProvider theme={own} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      {children}
    </MantineProvider>
  );
}

/** Whatever is asked for, an ended demo ends the page. */
function openClient(setShut: (shut: Shut) => void): QueryClient {
  const onError = (error: unknown) => {
    if (!(error instanceof ApiProblem)) return;
    if (error.code === "demo_has_ended") setShut("ended");
    if (error.code === "sign_in_needed") setShut("unknown");
  };
  const retry = (failures: number, error: unknown) =>
    failures < RETRIES && error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // A line that is down is a state of its own, not a reason to wait in silence.
    defaultOptions: {
      queries: { retry, staleTime: 4_000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}
