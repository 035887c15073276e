import { Button, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTexts } from "../../ui/locale.tsx";
import { CONNECTION_TEXTS } from "./texts.ts";

/** Shown once. */
export function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const texts = useTexts(CONNECTION_TEXTS);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    notifications.show({ message: texts.copied });
  };
  return (
    <Modal opened onClose={onClose} title={texts.secretTitle} centered closeOnClickOutside={false}>
      <Stack>
        <Text>{texts.secretHelp}</Text>
        <code className="secret">{secret}</code>
        <Button variant="default" onClick={() => void copy()}>
          {texts.copy}
        </Button>
        <Button onClick={onClose}>{texts.done}</Button>
      </Stack>
    </Modal>
  );
}
