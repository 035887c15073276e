import { useEffect } from "react";

/** Somebody who comes back by the browser's button finds a page as they left it: it must not go on waiting. @param then stays the same */
export function useBack(then: () => void): void {
  useEffect(() => {
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) then();
    };
    window.addEventListener("pageshow", comeBack);
    return () => window.removeEventListener("pageshow", comeBack);
  }, [then]);
}
