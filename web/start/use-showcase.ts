import { useEffect, useState } from "react";
import type { ShowcaseProps } from "../product.ts";
import type { Locale } from "../ui/format.ts";
import { send } from "./open-demo.ts";

type Shown = ShowcaseProps["showcase"];

const AGAIN_MS = 5_000;

/** What there is to see today; asked for again while it is being made. */
export function useShowcase(locale: Locale): Shown {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () =>
      send("GET /demo-sessions/scenarios/showcase", { query: { locale } })
        .then((answer) => {
          if (answer.shown === null) timer = setTimeout(look, AGAIN_MS);
          else setShown(answer);
        })
        // The page says what it says without it, too.
        .catch(() => undefined);
    void look();
    return () => clearTimeout(timer);
  }, [locale]);
  return shown;
}
