import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { openQueryClient } from "../api/query-client.ts";
import type { Product } from "../product.ts";
import { LocaleProvider } from "../ui/locale.tsx";
import { ThemeProvider } from "../ui/theme-provider.tsx";
import { AccessGate, type Shut } from "./people/access-gate.tsx";
import { ProductProvider } from "./product.tsx";
import { openRouter } from "./router.tsx";

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

/** Whatever is asked for, an ended demo ends the page. */
const openClient = (setShut: (shut: Shut) => void) =>
  openQueryClient(({ code }) => {
    if (code === "demo_has_ended") setShut("ended");
    if (code === "sign_in_needed") setShut("unknown");
  });
