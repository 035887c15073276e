import type { ReactNode } from "react";

/** What may be wider than a phone: it scrolls by itself, for a keyboard, too. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who cannot scroll with a finger needs to get there (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: not a set of fields
    <div role="group" className="scroll-x" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
