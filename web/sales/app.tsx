import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createContext, useContext, useState } from "react";
import { openQueryClient } from "../api/query-client.ts";
import type { Landing } from "../product.ts";
import { LocaleProvider } from "../ui/locale.tsx";
import { ThemeProvider } from "../ui/theme-provider.tsx";
import { Gate } from "./gate.tsx";
import { openRouter } from "./router.tsx";

const LandingContext = createContext<Landing | undefined>(undefined);

/** What the product says of its scenarios. */
export function useLanding(): Landing {
  const landing = useContext(LandingContext);
  if (!landing) throw new Error("outside of SalesApp");
  return landing;
}

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
