import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { sessionOfPage } from "../api/request.ts";
import type { ScreenName } from "./roles.ts";

/** Where a screen is. */
export const addressOf = (screen: ScreenName): string =>
  screen === "today" ? `/w/${sessionOfPage()}` : `/w/${sessionOfPage()}/${screen}`;

/** Goes to a screen, and there to what it is about. */
export function useGo(): (screen: ScreenName, focus?: { tab?: string; of?: string }) => void {
  const navigate = useNavigate();
  return useCallback(
    (screen, focus = {}) => void navigate({ to: addressOf(screen), search: focus } as never),
    [navigate],
  );
}
