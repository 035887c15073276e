import { useEffect, useState } from "react";
import type { CoreApi } from "../../contract/api.ts";
import type { Answered } from "../../contract/endpoint.ts";
import type { Locale } from "../ui/format.ts";
import { send } from "./open-demo.ts";
import type { PageTexts } from "./texts.ts";

type OwnDemo = Answered<CoreApi["GET /demo-sessions/mine"]>["items"][number];

/** The demos that this browser can go on with, live ones first; none until that is known. */
export function useOwnDemos(): readonly OwnDemo[] {
  const [demos, setDemos] = useState<readonly OwnDemo[]>([]);
  useEffect(() => {
    const look = () =>
      send("GET /demo-sessions/mine", {})
        .then(({ items }) => setDemos(items))
        // Without them one opens another.
        .catch(() => undefined);
    void look();
    // Also for whoever comes back from a demo by the browser's button.
    const comeBack = (event: PageTransitionEvent) => void (event.persisted && look());
    window.addEventListener("pageshow", comeBack);
    return () => window.removeEventListener("pageshow", comeBack);
  }, []);
  return demos;
}

/** Ways back into them, the newest live one largest. */
export function OwnDemos(props: {
  readonly demos: readonly OwnDemo[];
  readonly locale: Locale;
  readonly texts: PageTexts;
}) {
  const { demos, texts } = props;
  if (demos.length === 0) return null;
  const nameOf = (demo: OwnDemo) => demo.business_name ?? texts.kinds[demo.scenario_name] ?? texts.nameless;
  return (
    <nav aria-label={texts.yours} className="yours">
      {demos.map((demo, index) => (
        <a
          key={demo.id}
          href={`/w/${demo.id}`}
          className={index === 0 && !demo.held_until ? "button primary" : "button"}
        >
          {demo.held_until
            ? texts.goOnHeld(nameOf(demo), leftOf((Date.parse(demo.held_until) - Date.now()) / 1_000))
            : texts.goOn(nameOf(demo), leftOf(demo.remaining_seconds))}
        </a>
      ))}
    </nav>
  );
}

const leftOf = (seconds: number): string =>
  seconds >= 3_600 ? `${Math.floor(seconds / 3_600)} h` : `${Math.max(1, Math.ceil(seconds / 60))} min`;
