import { Popover } from "@mantine/core";
import { type ReactNode, useState } from "react";

/** A figure's name that says what it means: to whoever points at it, comes to it by keyboard, or touches it. */
export function Definition({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover width={320} position="bottom-start" shadow="md" opened={isOpen} onChange={setIsOpen} withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="definition"
          onMouseEnter={() => setIsOpen(true)}
          onMouseLeave={() => setIsOpen(false)}
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onClick={() => setIsOpen(true)}
        >
          {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="definition-text">{children}</Popover.Dropdown>
    </Popover>
  );
}
