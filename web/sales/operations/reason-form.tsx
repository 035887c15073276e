import { Button, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import type { ApiProblem } from "../../api/problem.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { OPERATION_TEXTS } from "./texts.ts";

/** Asks why before something is done that others will notice. */
export function ReasonForm(props: {
  readonly title: string;
  readonly help: string;
  readonly act: string;
  readonly isPending: boolean;
  readonly error: ApiProblem | null;
  readonly failed?: string | undefined;
  readonly children?: ReactNode;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(OPERATION_TEXTS);
  const [reason, setReason] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    props.onSend(reason);
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title} centered>
      <form onSubmit={send}>
        <Stack>
          <Text>{props.help}</Text>
          {props.children}
          <TextInput
            label={texts.reason}
            value={reason}
            required
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Refused error={props.error} otherwise={props.failed ?? texts.failedAct} />
          <Button type="submit" color="red" loading={props.isPending}>
            {props.act}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {texts.cancel}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
