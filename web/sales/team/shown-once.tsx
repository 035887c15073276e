import { Button, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTexts } from "../../ui/locale.tsx";
import { TEAM_TEXTS } from "./texts.ts";

/** A secret that is shown here and never again. */
export function ShownOnce(props: {
  readonly title: string;
  readonly help: string;
  readonly secret: string | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(TEAM_TEXTS);
  const { secret } = props;
  const copy = () =>
    navigator.clipboard?.writeText(secret ?? "").then(
      () => notifications.show({ message: texts.copied }),
      () => undefined,
    );
  return (
    <Modal opened={secret !== undefined} onClose={props.onClose} title={props.title} centered>
      <Stack>
        <Text>{props.help}</Text>
        <Textarea
          readOnly
          autosize
          value={secret ?? ""}
          aria-label={props.title}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>{texts.copy}</Button>
      </Stack>
    </Modal>
  );
}
