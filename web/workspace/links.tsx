import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { sessionOfPage } from "../api/request.ts";
import { useProduct } from "./product.tsx";

/** Where a screen is: the product's first one at the demo's own address, the others below it. */
export function useAddressOf(): (screen: string) => string {
  const [home] = useProduct().screens;
  return useCallback(
    (screen) => (screen === home.name ? `/w/${sessionOfPage()}` : `/w/${sessionOfPage()}/${screen}`),
    [home],
  );
}

/** Goes to a screen, and there to what it is about. */
export function useGo(): (screen: string, focus?: { tab?: string; of?: string }) => void {
  const navigate = useNavigate();
  const addressOf = useAddressOf();
  return useCallback(
    (screen, focus = {}) => void navigate({ to: addressOf(screen), search: focus } as never),
    [navigate, addressOf],
  );
}
