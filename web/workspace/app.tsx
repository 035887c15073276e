import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { ApiProblem } from "../api/problem.ts";
import { LocaleProvider } from "../ui/locale.tsx";
import { theme } from "../ui/theme.ts";
import { Doors } from "./doors.tsx";
import { router } from "./router.tsx";

const RETRIES = 2;

/** Why nobody comes in any more: the demo has ended, or there never was one here. */
export type Shut = "ended" | "unknown" | undefined;

/** Everything that the workspace stands on. */
export function App({ nonce }: { readonly nonce: string }) {
  const [shut, setShut] = useState<Shut>();
  const [client] = useState(() => openClient(setShut));
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <LocaleProvider>
        <Notifications position="bottom-center" limit={2} />
        <QueryClientProvider client={client}>
          <Doors shut={shut}>
            <RouterProvider router={router} />
          </Doors>
        </QueryClientProvider>
      </LocaleProvider>
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
