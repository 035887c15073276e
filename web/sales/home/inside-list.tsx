import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../ui/locale.tsx";
import { useLanding } from "../landing-context.tsx";
import { HOME_TEXTS } from "./texts.ts";
import type { Inside } from "./use-inside.ts";

const SHOWN = 4;

/** Who is in a demo now, where, and for how long; named where they allowed it. */
export function InsideList({ inside, live }: { readonly inside: Inside; readonly live: number }) {
  const texts = useTexts(HOME_TEXTS);
  const names = useTexts(useLanding().areas);
  const people = inside.inside;
  const more = people.length - SHOWN;
  const { others } = inside;
  return (
    <div className="inside">
      <ul className="inside-rows">
        {people.slice(0, SHOWN).map((it, index) => (
          <li key={it.demo_id ?? index}>
            {it.demo_id ? (
              <Link to="/ventas/demos/$id" params={{ id: it.demo_id }} className="call-row-name">
                {it.name ?? texts.nameless}
              </Link>
            ) : (
              <b className="inside-nameless">{texts.nameless}</b>
            )}
            <small>
              {[
                texts.areaFor(it.area ? (names[it.area] ?? it.area) : "–", it.minutes),
                it.score === null ? undefined : texts.points(it.score),
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </li>
        ))}
      </ul>
      {people.length + inside.others === 0 && <p className="panel-foot">{texts.nobodyInside}</p>}
      {more > 0 && <p className="panel-foot">{texts.more(more)}</p>}
      {others > 0 && <p className="panel-foot">{texts.others(others)}</p>}
      {people.some((it) => it.demo_id === null) && <p className="panel-foot">{texts.noConsent}</p>}
      {live > 0 && (
        <Button component={Link} to="/ventas/demos" variant="default" fullWidth>
          {texts.seeLive(live)}
        </Button>
      )}
    </div>
  );
}
