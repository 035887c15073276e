import { Text } from "@mantine/core";
import type { ApiProblem } from "../api/problem.ts";
import { useTexts } from "./locale.tsx";

const TEXTS = {
  es: {
    offline: "No hay conexión. Vuelve a intentarlo: no se hará dos veces.",
    demo_is_full_of_changes: "Esta demo ya no admite más cambios. Empieza de cero desde el menú de la demo.",
    too_many_requests: "Demasiado deprisa. Espera unos segundos y vuelve a intentarlo.",
    edited_meanwhile: "Alguien lo ha cambiado antes que tú. Mira cómo está ahora y vuelve a intentarlo.",
    not_allowed: "Esto no lo puede hacer quien eres ahora.",
    database_unavailable: "Ahora mismo no se puede guardar. No se ha perdido nada; vuelve a intentarlo.",
  },
  en: {
    offline: "You are offline. Try again: it will not be done twice.",
    demo_is_full_of_changes: "This demo takes no more changes. Start again from the demo's menu.",
    too_many_requests: "Too fast. Wait some seconds and try again.",
    edited_meanwhile: "Somebody changed it before you. See how it is now and try again.",
    not_allowed: "Whoever you are now may not do this.",
    database_unavailable: "It cannot be saved just now. Nothing was lost; please try again.",
  },
};

/** Why an act was refused, if it was. `otherwise` is what the act itself knows of it, or that nothing is known. */
export function Refused({ error, otherwise }: { readonly error: ApiProblem | null; readonly otherwise: string }) {
  const texts: Readonly<Record<string, string>> = useTexts(TEXTS);
  if (!error) return null;
  return (
    <Text c="var(--bad)" role="alert" mt="xs">
      {texts[error.code] ?? otherwise}
    </Text>
  );
}
