import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../ui/locale.tsx";
import { toast } from "../ui/toast.tsx";

const TEXTS = {
  es: { undo: "Deshacer", done: "Deshecho.", failed: "Ya no se puede deshacer." },
  en: { undo: "Undo", done: "Undone.", failed: "This cannot be undone any more." },
};

/** Says what was done, and takes it back where it is said. */
export function useSayWithUndo(): (message: string, takeBack: () => Promise<unknown>) => void {
  const texts = useTexts(TEXTS);
  const client = useQueryClient();
  return (message, takeBack) => {
    const onUndo = async () => {
      try {
        await takeBack();
        notifications.show({ message: texts.done });
      } catch {
        notifications.show({ color: "red", message: texts.failed });
      } finally {
        void client.invalidateQueries();
      }
    };
    toast(message, { label: texts.undo, onUndo: () => void onUndo() });
  };
}
