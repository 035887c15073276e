import { useTexts } from "../../ui/locale.tsx";
import { useLanding } from "../landing-context.tsx";
import type { Lead } from "./score.tsx";

const WHY = {
  es: {
    days: (n: number) => (n === 1 ? "Volvió otro día" : `Volvió ${n} días más`),
    acts: (n: number) => (n === 1 ? "cambió una cosa" : `cambió ${n} cosas`),
    areas: (n: number) => (n === 1 ? "miró un área" : `miró ${n} áreas`),
    unseen: (area: string) => `No ha visto ${area}.`,
    allowed: "Permite que le llaméis.",
    and: " y ",
  },
  en: {
    days: (n: number) => (n === 1 ? "Came back another day" : `Came back on ${n} more days`),
    acts: (n: number) => (n === 1 ? "changed one thing" : `changed ${n} things`),
    areas: (n: number) => (n === 1 ? "looked at one area" : `looked at ${n} areas`),
    unseen: (area: string) => `Has not seen ${area}.`,
    allowed: "Allows to be called.",
    and: " and ",
  },
};

/** Why somebody is worth a call, from the lines of their receipt and nothing else; what they allowed where they are not to be followed. */
export function useWhy(): (lead: Lead) => string {
  const texts = useTexts(WHY);
  const names = useTexts(useLanding().areas);
  return ({ engagement }) => {
    if (!engagement) return texts.allowed;
    const of = (kind: string) => engagement.lines.find((it) => it.kind === kind)?.n ?? 0;
    const did = [
      of("return") > 0 && texts.days(of("return")),
      of("acts") > 0 && texts.acts(of("acts")),
      engagement.areas_seen.length > 0 && texts.areas(engagement.areas_seen.length),
    ].filter((it) => it !== false);
    const said = did.slice(0, 2).join(texts.and);
    const [unseen] = engagement.areas_unseen;
    return [
      said ? `${said.charAt(0).toUpperCase()}${said.slice(1)}.` : texts.allowed,
      engagement.areas_seen.length > 0 && unseen ? texts.unseen(names[unseen] ?? unseen) : "",
    ]
      .filter(Boolean)
      .join(" ");
  };
}
