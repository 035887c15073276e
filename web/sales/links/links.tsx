import { Button } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMe } from "../me.tsx";
import type { DemoLink } from "./demo-link.ts";
import { Digest } from "./digest.tsx";
import { LINK_TEXTS } from "./texts.ts";

const STATES = ["open", "used_up", "expired", "locked", "revoked"] as const;
type State = (typeof STATES)[number];
const REMIND_DAYS = 3;
const DAY_MS = 86_400_000;
const TONES: Readonly<Record<State, string>> = {
  open: "good",
  used_up: "info",
  expired: "quiet",
  locked: "bad",
  revoked: "quiet",
};

/** Every link, the newest first: for whom, how often it was opened, until when. */
export function Links() {
  const texts = useTexts(LINK_TEXTS);
  const { state } = useSearch({ strict: false }) as { readonly state?: State };
  const navigate = useNavigate();
  const wanted = STATES.find((it) => it === state);
  const links = useRead("GET /demo-links", { query: { limit: 200, ...(wanted && { state: wanted }) } });
  const all = links.data?.items ?? [];
  const open = all.filter((it) => it.state === "open");
  const show = (it: State | undefined) =>
    void navigate({ to: "/ventas/enlaces", search: (it ? { state: it } : {}) as never });
  return (
    <Screen
      title={texts.links}
      sentence={
        links.data && !wanted ? texts.sentence(open.length, open.filter((it) => it.uses === 0).length) : undefined
      }
      intro={texts.intro}
      actions={
        <Button component={Link} to="/ventas/nuevo" hiddenFrom="md">
          {texts.newLink}
        </Button>
      }
    >
      <Digest links={all} />
      <nav className="chips" aria-label={texts.links}>
        {[undefined, ...STATES].map((it) => (
          <button
            key={it ?? "all"}
            type="button"
            className="chip"
            aria-pressed={it === wanted}
            onClick={() => show(it)}
          >
            {it ? texts.states[it] : texts.all}
          </button>
        ))}
      </nav>
      <Loaded query={links} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{wanted ? texts.emptyFilter : texts.emptyTitle}</Empty>
          ) : (
            <ul className="link-list">
              {items.map((it) => (
                <LinkRow key={it.id} link={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Screen>
  );
}

function LinkRow({ link }: { readonly link: DemoLink }) {
  const texts = useTexts(LINK_TEXTS);
  const formats = useFormats();
  const me = useMe();
  const days = Math.floor((Date.now() - Date.parse(link.created_at)) / DAY_MS);
  const isForgotten = link.state === "open" && link.uses === 0 && days >= REMIND_DAYS;
  const owner = link.owner && link.owner.id !== me.id ? `${texts.owner} ${link.owner.name}` : undefined;
  return (
    <li>
      <Link to="/ventas/enlaces/$id" params={{ id: link.id }} className="link-item">
        <span className="row-words">
          <b>{link.business_name ?? link.person_name ?? texts.nameless}</b>
          <small>
            {[link.business_name && link.person_name, link.code, owner].filter(Boolean).join(" · ")}
            {isForgotten && <em> · {texts.unopenedFor(days)}</em>}
          </small>
        </span>
        <span className="figures link-uses">
          {texts.opened(formats.number(link.uses), formats.number(link.max_uses))}
        </span>
        <span className="link-until">
          <span className="chip" data-tone={TONES[link.state]}>
            {texts.states[link.state]}
          </span>
          <small>{formats.date(formats.dateOf(new Date(link.expires_at)), "short")}</small>
        </span>
      </Link>
    </li>
  );
}
