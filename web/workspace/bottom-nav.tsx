import { Drawer, UnstyledButton } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { ScreenEntry } from "../product.ts";
import { useTexts } from "../ui/locale.tsx";
import { SideLink, ThumbLink } from "./nav-links.tsx";

const TEXTS = {
  es: { screens: "Pantallas", more: "Más", close: "Cerrar" },
  en: { screens: "Screens", more: "More", close: "Close" },
};

/** On a phone, below one's thumb; what has no room there is a touch away. */
export function BottomNav(props: {
  readonly screens: readonly ScreenEntry[];
  readonly others: readonly ScreenEntry[];
  readonly screen: ScreenEntry;
}) {
  const texts = useTexts(TEXTS);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <nav className="thumbs" aria-label={texts.screens}>
      {props.screens.map((screen) => (
        <ThumbLink key={screen.name} screen={screen} isHere={screen === props.screen} />
      ))}
      {props.others.length > 0 && (
        <UnstyledButton
          className="thumb"
          onClick={() => setIsOpen(true)}
          aria-haspopup="dialog"
          data-here={props.others.includes(props.screen) || undefined}
        >
          <IconDots size={20} aria-hidden />
          {texts.more}
        </UnstyledButton>
      )}
      <Drawer
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={texts.more}
        position="bottom"
        size="auto"
        closeButtonProps={{ "aria-label": texts.close, size: 44 }}
      >
        {props.others.map((screen) => (
          <SideLink
            key={screen.name}
            screen={screen}
            isHere={screen === props.screen}
            onClick={() => setIsOpen(false)}
          />
        ))}
      </Drawer>
    </nav>
  );
}
