import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { viewAsOneself } from "../../api/access.ts";
import { useAct } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { hasSingleKeys } from "../../ui/single-keys.ts";
import { useDemo } from "../demo.tsx";
import { forgetSeen, isPresented } from "./presenting.ts";

const TEXTS = {
  es: {
    title: "Empezar de cero",
    ask: "¿Empezar de cero para la próxima reunión? Se deshace todo lo que se ha tocado y el reloj vuelve al principio.",
    again: "Empezar de cero",
    cancel: "Seguir así",
    failed: "No ha podido ser. Vuelve a intentarlo.",
  },
  en: {
    title: "Start again",
    ask: "Start again for the next meeting? Everything that was touched is undone, and the clock goes back to its beginning.",
    again: "Start again",
    cancel: "Go on like this",
    failed: "It did not work. Please try again.",
  },
};

interface Presenter {
  /** This tab shows the demo to others. */
  readonly isPresenter: boolean;
  /** What is for whoever shows it is out of sight, and the figures are large. */
  readonly isHidden: boolean;
  readonly hide: (isHidden: boolean) => void;
  readonly startAgain: () => void;
}

const NOBODY: Presenter = { isPresenter: false, isHidden: false, hide: () => undefined, startAgain: () => undefined };
const Context = createContext<Presenter>(NOBODY);

export const usePresenter = (): Presenter => useContext(Context);

/** For a demo that is shown to others: P hides what is for whoever shows it, R starts again after one question. */
export function PresenterProvider({ children }: { readonly children: ReactNode }) {
  const { me } = useDemo();
  const [isPresenter] = useState(() => isPresented(me.session_id));
  return isPresenter ? <Presenting session={me.session_id}>{children}</Presenting> : children;
}

function Presenting({ session, children }: { readonly session: string; readonly children: ReactNode }) {
  const [isHidden, hide] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-presenting", isHidden);
  }, [isHidden]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!hasSingleKeys() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isBusy(event)) return;
      const key = event.key.toLowerCase();
      if (key === "p") hide((it) => !it);
      if (key === "r") setIsAsking(true);
      if (key === "p" || key === "r") event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const presenter = useMemo(
    () => ({ isPresenter: true, isHidden, hide, startAgain: () => setIsAsking(true) }),
    [isHidden],
  );
  return (
    <Context value={presenter}>
      {children}
      {isAsking && <StartAgain session={session} onClose={() => setIsAsking(false)} />}
    </Context>
  );
}

const isBusy = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog], [role=menu]") !== null;

/** Everything undone, as the owner again, at the first screen: as nobody has seen it. */
function StartAgain({ session, onClose }: { readonly session: string; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const reset = useAct("POST /demo-sessions/:id/reset", () => {
    forgetSeen(session);
    window.location.assign(`/w/${session}`);
  });
  return (
    <Modal opened onClose={onClose} title={texts.title} centered>
      <Stack>
        <Text>{texts.ask}</Text>
        <Refused error={reset.error} otherwise={texts.failed} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button
            data-autofocus
            loading={reset.isPending || reset.isSuccess}
            onClick={() => {
              // Whoever looks through another's eyes may not; the rep may.
              viewAsOneself();
              reset.mutate({ params: { id: session } });
            }}
          >
            {texts.again}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
