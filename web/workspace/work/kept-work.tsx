import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { WORK_TEXTS } from "./texts.ts";
import { type ClaimOfDemo, useClaim } from "./use-claim.ts";

/** On the end's screen: what was kept before. */
export function KeptWorkOf({ id }: { readonly id: string }) {
  return <KeptWork of={useClaim(id)} />;
}

/** What is kept, whether somebody fetched it, and what can still be done about it; nothing where nothing is. */
export function KeptWork({ of }: { readonly of: ClaimOfDemo }) {
  const texts = useTexts(WORK_TEXTS);
  const formats = useFormats();
  const { claim } = of;
  return (
    <>
      {claim && (
        <Stack gap="xs" className="notice kept-work">
          <Text>
            {texts.kept(claim.items, formats.dateTime(claim.expires_at))}{" "}
            {claim.redeemed_at ? texts.redeemed(formats.dateTime(claim.redeemed_at)) : texts.waiting}
          </Text>
          <Group gap="xs">
            <Button variant="default" loading={of.isBusy} onClick={() => of.keep()}>
              {texts.another}
            </Button>
            <Button variant="default" disabled={of.isBusy} onClick={of.destroy}>
              {texts.destroy}
            </Button>
          </Group>
        </Stack>
      )}
      <TheCode of={of} />
    </>
  );
}

/** Shown here and never again. */
function TheCode({ of: { opened, close } }: { readonly of: ClaimOfDemo }) {
  const texts = useTexts(WORK_TEXTS);
  const copy = () =>
    navigator.clipboard?.writeText(opened?.code ?? "").then(
      () => notifications.show({ message: texts.copied }),
      () => undefined,
    );
  return (
    <Modal opened={opened !== undefined} onClose={close} title={texts.codeTitle} centered>
      <Stack>
        <Text>{texts.codeHelp}</Text>
        <Textarea
          readOnly
          autosize
          value={opened?.code ?? ""}
          aria-label={texts.codeTitle}
          onFocus={(event) => event.target.select()}
        />
        <Group gap="xs">
          {opened?.url && (
            <Button component="a" href={opened.url} target="_blank" rel="noopener noreferrer">
              {texts.go}
            </Button>
          )}
          <Button variant={opened?.url ? "default" : "filled"} onClick={() => void copy()}>
            {texts.copy}
          </Button>
          <Button variant="default" onClick={close}>
            {texts.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
