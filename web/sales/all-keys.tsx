import { Modal } from "@mantine/core";
import { useTexts } from "../ui/locale.tsx";

type Keys = ReadonlyArray<readonly [keys: string, what: string]>;

const TEXTS = {
  es: {
    title: "Teclas",
    anywhere: "En cualquier parte",
    lists: "En una lista",
    person: "Con una persona",
    links: "Con un enlace",
    demo: "Con una demo",
    present: "Al enseñar una demo",
    off: "Se apagan en tu cuenta. Mientras escribes no hacen nada.",
    keys: {
      anywhere: [
        ["Ctrl K · /", "buscar"],
        ["N", "nuevo enlace"],
        ["G H", "hoy"],
        ["G C", "cifras"],
        ["G S", "escenarios"],
        ["G O", "operación, si te toca"],
        ["G L", "llamar"],
        ["G E", "enlaces"],
        ["G D", "demos"],
        ["G B", "leads"],
        ["Z", "deshacer lo último, mientras se ofrece"],
        ["?", "esta lista"],
        ["Esc", "cerrar"],
      ],
      lists: [
        ["J K", "moverse"],
        ["Intro", "abrir"],
        ["F", "a los filtros"],
        ["M 1–5", "mover a otra columna"],
      ],
      person: [
        ["C", "llamar"],
        ["W", "WhatsApp"],
        ["E", "apuntar"],
      ],
      links: [
        ["Y", "copiar"],
        ["Q", "código QR en grande"],
        ["D", "otro como este"],
        ["W", "WhatsApp"],
      ],
      demo: [
        ["+", "24 horas más"],
        ["T", "ver como tabla, también en Cifras"],
      ],
      present: [
        ["P", "esconder o enseñar lo del presentador"],
        ["R", "empezar de cero, tras una pregunta"],
      ],
    } satisfies Readonly<Record<string, Keys>>,
  },
  en: {
    title: "Keys",
    anywhere: "Anywhere",
    lists: "In a list",
    person: "With a person",
    links: "With a link",
    demo: "With a demo",
    present: "While presenting a demo",
    off: "They are switched off in your account. While you write they do nothing.",
    keys: {
      anywhere: [
        ["Ctrl K · /", "search"],
        ["N", "new link"],
        ["G H", "today"],
        ["G C", "figures"],
        ["G S", "scenarios"],
        ["G O", "operations, where they are yours"],
        ["G L", "calls"],
        ["G E", "links"],
        ["G D", "demos"],
        ["G B", "leads"],
        ["Z", "undo the last, while it is offered"],
        ["?", "this list"],
        ["Esc", "close"],
      ],
      lists: [
        ["J K", "go"],
        ["Enter", "open"],
        ["F", "to the filters"],
        ["M 1–5", "move to another column"],
      ],
      person: [
        ["C", "call"],
        ["W", "WhatsApp"],
        ["E", "note"],
      ],
      links: [
        ["Y", "copy"],
        ["Q", "QR code, large"],
        ["D", "another like this"],
        ["W", "WhatsApp"],
      ],
      demo: [
        ["+", "24 hours more"],
        ["T", "see as a table, in Figures too"],
      ],
      present: [
        ["P", "hide or show the presenter's part"],
        ["R", "start again, after one question"],
      ],
    } satisfies Readonly<Record<string, Keys>>,
  },
};
const GROUPS = ["anywhere", "lists", "person", "links", "demo", "present"] as const;

/** Every key there is, by where it acts. */
export function AllKeys({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  return (
    <Modal opened={isOpen} onClose={onClose} title={texts.title} size="lg" centered>
      <div className="all-keys">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className="all-keys-head">{texts[group]}</h3>
            <dl className="all-keys-list">
              {texts.keys[group].map(([keys, what]) => (
                <div key={keys} className="all-keys-line">
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="note">{texts.off}</p>
    </Modal>
  );
}
