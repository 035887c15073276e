import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { ask } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useProduct } from "../product.tsx";
import type { Left } from "./left.ts";
import { CONTACT_TEXTS } from "./texts.ts";

const ContactForm = lazy(async () => ({ default: (await import("./contact-form.tsx")).ContactForm }));

/** What one left of oneself, if anything; asked for of a demo that has ended, too. */
function useLeft(id: string) {
  return useQuery({
    queryKey: ["left", id],
    queryFn: () => ask("GET /demo-sessions/:id/lead", { params: { id } }),
    retry: false,
  });
}

/** A way to say that one wants it: asked for by nobody, and taken back as easily. */
export function Contact({ id, size = "md" }: { readonly id: string; readonly size?: "md" | "lg" }) {
  const texts = useTexts(CONTACT_TEXTS);
  const { words } = useProduct();
  const { wantIt } = useTexts(words);
  const left = useLeft(id);
  const [isOpen, setIsOpen] = useState(false);
  if (!left.data) return null;
  const hasLeft = left.data.consents.some((it) => it.revoked_at === null);
  return (
    <>
      {hasLeft && <WhatIsLeft left={left.data} />}
      <Group gap="xs" className="no-print">
        <Button size={size} variant={hasLeft ? "default" : "filled"} onClick={() => setIsOpen(true)}>
          {hasLeft ? texts.change : wantIt}
        </Button>
        {left.data.email !== null || left.data.phone !== null ? (
          <Forget id={id} onDone={() => void left.refetch()} />
        ) : null}
      </Group>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={wantIt} centered>
        <Suspense>
          <ContactForm
            id={id}
            left={left.data}
            onSent={() => {
              setIsOpen(false);
              notifications.show({ message: texts.sent });
              void left.refetch();
            }}
          />
        </Suspense>
      </Modal>
    </>
  );
}

function WhatIsLeft({ left }: { readonly left: Left }) {
  const formats = useFormats();
  const texts = useTexts(CONTACT_TEXTS);
  return (
    <ul className="rows">
      {left.consents
        .filter((it) => it.revoked_at === null)
        .map((it) => (
          <li key={it.kind} className="row dense">
            <div className="row-words">
              «{it.text}»<small>{texts.given(formats.dateTime(it.given_at))}</small>
            </div>
          </li>
        ))}
    </ul>
  );
}

function Forget({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const formats = useFormats();
  const texts = useTexts(CONTACT_TEXTS);
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const forget = async () => {
    setIsBusy(true);
    try {
      const { rows, destroy_at } = await ask("DELETE /demo-sessions/:id/lead", { params: { id } });
      const sum = Object.values(rows).reduce((all, it) => all + it, 0);
      const sealed = destroy_at ? texts.sealed(formats.date(destroy_at.slice(0, 10), "long")) : "";
      notifications.show({ message: `${texts.forgotten(sum)} ${sealed}` });
      setIsAsking(false);
      onDone();
    } catch {
      notifications.show({ color: "red", message: texts.failed });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setIsAsking(true)}>
        {texts.forget}
      </Button>
      <Modal opened={isAsking} onClose={() => setIsAsking(false)} title={texts.forget} centered>
        <Stack>
          <Text>{texts.forgetAsk}</Text>
          <Button color="red" loading={isBusy} onClick={() => void forget()}>
            {texts.forget}
          </Button>
          <Button variant="default" onClick={() => setIsAsking(false)}>
            {texts.cancel}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
