import { notifications } from "@mantine/notifications";
import { useAct } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";

const HOURS = 24;
const TEXTS = {
  es: {
    done: "Tienes 24 horas más.",
    often: "Ya la has alargado tres veces. Puedes abrir otra demo cuando quieras.",
    long: "Una demo no puede durar más.",
    failed: "No se ha podido alargar. Vuelve a intentarlo.",
  },
  en: {
    done: "You have 24 hours more.",
    often: "You extended it three times. You can open another demo whenever you like.",
    long: "A demo cannot last longer.",
    failed: "It could not be extended. Please try again.",
  },
};

/** One more day for this demo. */
export function useExtend(): { readonly extend: () => void; readonly isExtending: boolean } {
  const { me } = useDemo();
  const texts = useTexts(TEXTS);
  const act = useAct("POST /demo-sessions/:id/extend");
  const extend = () =>
    act.mutate(
      { params: { id: me.session_id }, body: { hours: HOURS } },
      {
        onSuccess: () => notifications.show({ message: texts.done }),
        onError: ({ code }) =>
          notifications.show({
            color: "red",
            message: code === "extended_too_often" ? texts.often : code === "too_long" ? texts.long : texts.failed,
          }),
      },
    );
  return { extend, isExtending: act.isPending };
}
