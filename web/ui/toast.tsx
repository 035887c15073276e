import { UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";

const UNDO_MS = 8_000;

interface Undo {
  readonly label: string;
  /** Where single keys act, the one that takes it back. */
  readonly key?: string;
  readonly onUndo: () => void;
}

/** Says what has changed and what comes of it; for eight seconds it can be taken back there. */
export function toast(message: string, undo?: Undo): void {
  const id = notifications.show({
    autoClose: UNDO_MS,
    withCloseButton: undo === undefined,
    message: (
      <span className="toast">
        <span>{message}</span>
        {undo && (
          <UnstyledButton
            className="toast-undo"
            aria-keyshortcuts={undo.key}
            onClick={() => {
              notifications.hide(id);
              undo.onUndo();
            }}
          >
            {undo.label}
          </UnstyledButton>
        )}
      </span>
    ),
  });
}
