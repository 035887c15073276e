import { ActionIcon, Badge, Box, Button, Group, Text } from "@mantine/core";
import { IconMenu2, IconPlus, IconShare } from "@tabler/icons-react";
import { useState } from "react";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { useDemo, useTicks } from "./demo.tsx";
import { useExtend } from "./life/use-extend.ts";
import { ShareDialog } from "./people/share-dialog.tsx";

const TEXTS = {
  es: {
    invented: "datos inventados",
    clock: "Reloj de la demo",
    moved: "no es la hora real",
    left: (span: string) => `quedan ${span}`,
    extend: "24 h",
    extendFull: "24 h más",
    share: "Compartir",
    more: "Menú de la demo",
  },
  en: {
    invented: "invented data",
    clock: "Demo clock",
    moved: "not the real time",
    left: (span: string) => `${span} left`,
    extend: "24 h",
    extendFull: "24 h more",
    share: "Share",
    more: "Demo menu",
  },
};

/** Always on top: that it is a demo, what time it is there, how long it lives. */
export function Bar({ onMore }: { readonly onMore: () => void }) {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  return (
    <Group h="100%" px={{ base: "sm", md: "md" }} justify="space-between" wrap="nowrap" gap="xs">
      <Group gap="md" wrap="nowrap" miw={0}>
        <Box miw={0}>
          <Whose />
          <Box hiddenFrom="md">
            <Clock />
            <Left />
          </Box>
        </Box>
        <Box visibleFrom="md">
          <Clock />
        </Box>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Box visibleFrom="md">
          <Left />
        </Box>
        {me.role === "owner" && <OwnersButtons />}
        <ActionIcon variant="default" onClick={onMore} aria-label={texts.more}>
          <IconMenu2 aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}

function Whose() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  return (
    <Group gap={8} wrap="nowrap">
      <Badge variant="filled" color="brand">
        Demo
      </Badge>
      <Text fw={700} truncate>
        {me.tenant.tenant_name}
      </Text>
      <Text size="sm" c="dimmed" visibleFrom="md" className="nowrap">
        {texts.invented}
      </Text>
    </Group>
  );
}

/** On a phone they are in the menu. */
function OwnersButtons() {
  const texts = useTexts(TEXTS);
  const { extend, isExtending } = useExtend();
  const [isSharing, setIsSharing] = useState(false);
  return (
    <>
      <Button
        visibleFrom="md"
        variant="default"
        loading={isExtending}
        onClick={extend}
        aria-label={texts.extendFull}
        leftSection={<IconPlus size={16} aria-hidden />}
      >
        {texts.extend}
      </Button>
      <Button
        visibleFrom="md"
        variant="default"
        leftSection={<IconShare size={18} aria-hidden />}
        onClick={() => setIsSharing(true)}
      >
        {texts.share}
      </Button>
      <ShareDialog isOpen={isSharing} onClose={() => setIsSharing(false)} />
    </>
  );
}

function Clock() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const { now } = useTicks();
  return (
    <Text size="sm" component="span" className="nowrap" title={texts.clock}>
      <span className="hidden-text">{texts.clock}: </span>
      {formats.day(now)}, <b className="figures">{formats.time(now)}</b>
      {!me.clock.is_real_time && (
        <Text component="span" size="sm" c="dimmed" visibleFrom="sm">
          {" "}
          ({texts.moved})
        </Text>
      )}
    </Text>
  );
}

function Left() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { left } = useTicks();
  return (
    <Text size="sm" c="dimmed" className="nowrap">
      {texts.left(formats.span(left))}
    </Text>
  );
}
