import { useEffect } from "react";

/** While this is on screen the screen does not go dark: whoever reads it has no hand free. A device that will not is left alone. */
export function useScreenAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    // The system takes it back whenever the page is hidden.
    const ask = async () => {
      if (document.hidden || isOver) return;
      const given = await navigator.wakeLock?.request("screen").catch(() => undefined);
      if (isOver) void given?.release();
      else lock = given;
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
}
