import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { openQueryClient } from "../api/query-client.ts";
import type { Landing } from "../product.ts";
import { LocaleProvider } from "../ui/locale.tsx";
import { ThemeProvider } from "../ui/theme-provider.tsx";
import { Gate } from "./gate.tsx";
import { LandingContext } from "./landing-context.tsx";
import { openRouter } from "./router.tsx";

/** The sales side: for who sends demos and follows them up. */
export function SalesApp({ landing, nonce }: { readonly landing: Landing; readonly nonce: string }) {
  const [isOut, setIsOut] = useState(false);
  const [client] = useState(() => openQueryClient(({ code }) => code === "sign_in_needed" && setIsOut(true)));
  const [router] = useState(openRouter);
  return (
    <LocaleProvider>
      <ThemeProvider nonce={nonce}>
        <Notifications position="bottom-center" limit={2} />
        <QueryClientProvider client={client}>
          <LandingContext value={landing}>
            <Gate
              isOut={isOut}
              onIn={() => {
                client.clear();
                setIsOut(false);
              }}
            >
              <RouterProvider router={router} />
            </Gate>
          </LandingContext>
        </QueryClientProvider>
      </ThemeProvider>
    </LocaleProvider>
  );
}
