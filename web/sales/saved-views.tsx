import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { IconBookmark, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { CoreApi } from "../../contract/api.ts";
import type { Answered } from "../../contract/endpoint.ts";
import { useAct, useRead } from "../api/core.ts";
import { useTexts } from "../ui/locale.tsx";
import { Refused } from "../ui/refused.tsx";

export type SavedView = Answered<CoreApi["GET /staff/views"]>["items"][number];

/** Where each page is. */
export const VIEW_PAGES: Readonly<Record<SavedView["page"], string>> = {
  figures: "/ventas/cifras",
  leads: "/ventas/leads",
};

const TEXTS = {
  es: {
    views: "Vistas guardadas",
    save: "Guardar vista",
    name: "Cómo la llamas",
    keep: "Guardar",
    forget: (name: string) => `Borrar la vista ${name}`,
    failed: "No se ha podido guardar. Vuelve a intentarlo.",
    full: "Ya guardas 50 vistas. Borra alguna antes.",
  },
  en: {
    views: "Saved views",
    save: "Save this view",
    name: "What you call it",
    keep: "Save",
    forget: (name: string) => `Delete the view ${name}`,
    failed: "It could not be saved. Try again.",
    full: "You keep 50 views already. Delete one first.",
  },
};

/** A page's filters under a name of one's own, to come back to. */
export function SavedViews({ page, search }: { readonly page: SavedView["page"]; readonly search: object }) {
  const texts = useTexts(TEXTS);
  const views = useRead("GET /staff/views");
  const forget = useAct("DELETE /staff/views/:id");
  const kept = (views.data?.items ?? []).filter((it) => it.page === page);
  const isHere = (it: SavedView) => JSON.stringify(sorted(it.search)) === JSON.stringify(sorted(search));
  return (
    <nav className="chips saved-views" aria-label={texts.views}>
      {kept.map((it) => (
        <span key={it.id} className="saved-view">
          <Link
            to={VIEW_PAGES[page]}
            search={it.search as never}
            className="chip"
            aria-current={isHere(it) ? "page" : undefined}
          >
            <IconBookmark size={16} aria-hidden /> {it.name}
          </Link>
          {isHere(it) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={texts.forget(it.name)}
              onClick={() => forget.mutate({ params: { id: it.id } })}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </span>
      ))}
      {!kept.some(isHere) && <Keep page={page} search={search} />}
    </nav>
  );
}

const sorted = (of: object) => Object.entries(of).toSorted(([one], [other]) => one.localeCompare(other));

function Keep({ page, search }: { readonly page: SavedView["page"]; readonly search: object }) {
  const texts = useTexts(TEXTS);
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState("");
  const keep = useAct("POST /staff/views", () => {
    setIsOpen(false);
    setName("");
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ body: { name, page, search: search as never } });
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" shadow="md" trapFocus returnFocus width={280}>
      <Popover.Target>
        <button type="button" className="show-all" onClick={() => setIsOpen(!isOpen)}>
          {texts.save}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={send} className="keep-view">
          <TextInput
            label={texts.name}
            value={name}
            required
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Refused error={keep.error} otherwise={keep.error?.code === "conflict" ? texts.full : texts.failed} />
          <Button type="submit" loading={keep.isPending}>
            {texts.keep}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
