import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useMe } from "../me.tsx";
import type { DemoLink } from "./demo-link.ts";
import { LINK_TEXTS } from "./texts.ts";

const keyOf = (id: string): string => `sales:links seen:${id}`;
const SHOWN = 3;

/** What was opened since one looked last, in one line: no message for each. */
export function Digest({ links }: { readonly links: readonly DemoLink[] }) {
  const texts = useTexts(LINK_TEXTS);
  const formats = useFormats();
  const { id } = useMe();
  const [since] = useState(() => localStorage.getItem(keyOf(id)));
  useEffect(() => localStorage.setItem(keyOf(id), new Date().toISOString()), [id]);
  const opened = links.filter((it) => since !== null && it.last_opened_at !== null && it.last_opened_at > since);
  if (since === null || opened.length === 0) return null;
  return (
    <p className="digest">
      {texts.digest(formats.dateTime(since), opened.length)}{" "}
      {opened.slice(0, SHOWN).map((it, index) => (
        <span key={it.id}>
          {index > 0 && ", "}
          <Link to="/ventas/enlaces/$id" params={{ id: it.id }} className="plain-link">
            {it.business_name ?? it.person_name ?? it.code}
          </Link>
        </span>
      ))}
      {opened.length > SHOWN && ` ${texts.digestMore(opened.length - SHOWN)}`}.
    </p>
  );
}
