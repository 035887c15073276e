import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { ask } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";

const TEXTS = {
  es: {
    held: (until: string) => `La guardamos cerrada hasta el ${until}, por si quieres seguir. Después se borra sola.`,
    goOn: "Seguir donde lo dejé",
    giveUp: "Borrarla ya",
    full: "Ahora mismo está todo ocupado. Prueba dentro de un rato: sigue guardada.",
    mine: "Ya tienes demasiadas demos abiertas en este navegador. Termina una y vuelve.",
    over: "Ya no se puede seguir: se está borrando.",
    failed: "No ha podido ser. Vuelve a intentarlo.",
  },
  en: {
    held: (until: string) => `We keep it, closed, until ${until}, in case you want to go on. Then it deletes itself.`,
    goOn: "Go on where I left it",
    giveUp: "Delete it now",
    full: "Everything is taken just now. Try again in a while: it is still kept.",
    mine: "You have too many demos open in this browser. End one and come back.",
    over: "It is too late to go on: it is being deleted.",
    failed: "It did not work. Please try again.",
  },
};

const REASONS = { demos_full: "full", too_many_demos_of_yours: "mine", demo_has_ended: "over" } as const;
const reasonOf = (error: Error) => REASONS[(error as Error & { readonly code?: string }).code as keyof typeof REASONS];

/** What has expired can be gone on with for a while, or deleted at once. */
export function Held(props: { readonly id: string; readonly until: string; readonly onGivenUp: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const params = { id: props.id };
  const onError = (error: Error) => {
    const reason = reasonOf(error);
    notifications.show({ color: "red", message: reason ? texts[reason] : texts.failed });
    props.onGivenUp();
  };
  const goOn = useMutation({
    mutationFn: () => ask("POST /demo-sessions/:id/resume", { params }),
    onSuccess: () => window.location.reload(),
    onError,
  });
  const giveUp = useMutation({
    mutationFn: () => ask("DELETE /demo-sessions/:id", { params, body: {} }),
    onSuccess: props.onGivenUp,
    onError,
  });
  return (
    <Stack gap="xs" className="notice">
      <Text>{texts.held(formats.dateTime(props.until))}</Text>
      <Group gap="xs">
        <Button size="lg" loading={goOn.isPending} onClick={() => goOn.mutate()}>
          {texts.goOn}
        </Button>
        <Button size="lg" variant="default" loading={giveUp.isPending} onClick={() => giveUp.mutate()}>
          {texts.giveUp}
        </Button>
      </Group>
    </Stack>
  );
}
