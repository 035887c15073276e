import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type ReactNode, useState } from "react";
import { useAct } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { useDemo } from "../demo.tsx";
import { useProduct } from "../product.tsx";

const TEXTS = {
  es: {
    cancel: "Mejor no",
    reset: "Empezar de cero",
    end: "Terminar ahora",
    endAsk: "La demo se cierra para todos los que estén dentro y se borra en unos segundos. Te daremos un recibo.",
    failed: "No ha podido ser. Vuelve a intentarlo.",
  },
  en: {
    cancel: "Rather not",
    reset: "Start again",
    end: "End now",
    endAsk: "The demo closes for everybody in it and is deleted within seconds. You will get a receipt.",
    failed: "It did not work. Please try again.",
  },
};

export function ResetButton() {
  const texts = useTexts(TEXTS);
  const words = useTexts(useProduct().words);
  const { me } = useDemo();
  const act = useAct("POST /demo-sessions/:id/reset");
  return (
    <Confirmed
      label={texts.reset}
      ask={words.resetAsk}
      isBusy={act.isPending}
      onConfirm={(close) =>
        act.mutate(
          { params: { id: me.session_id } },
          {
            onSuccess: () => {
              notifications.show({ message: words.resetDone });
              close();
            },
            onError: () => notifications.show({ color: "red", message: texts.failed }),
          },
        )
      }
    />
  );
}

/** What comes after is the end's own screen: the next question that is asked is answered with it. */
export function EndButton() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const act = useAct("DELETE /demo-sessions/:id");
  return (
    <Confirmed
      label={texts.end}
      ask={texts.endAsk}
      isDangerous
      isBusy={act.isPending}
      onConfirm={() =>
        act.mutate(
          { params: { id: me.session_id } },
          { onError: () => notifications.show({ color: "red", message: texts.failed }) },
        )
      }
    />
  );
}

function Confirmed(props: {
  readonly label: string;
  readonly ask: ReactNode;
  readonly isDangerous?: boolean;
  readonly isBusy: boolean;
  readonly onConfirm: (close: () => void) => void;
}) {
  const texts = useTexts(TEXTS);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {props.label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={props.label} centered>
        <Stack>
          <Text>{props.ask}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button
              {...(props.isDangerous && { color: "red.9" })}
              loading={props.isBusy}
              onClick={() => props.onConfirm(close)}
            >
              {props.label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
