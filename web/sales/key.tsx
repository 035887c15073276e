import { hasSingleKeys } from "../ui/single-keys.ts";

/** The key that does what it stands beside, where there is a keyboard and single keys act. */
export function Key({ children }: { readonly children: string }) {
  if (!hasSingleKeys()) return null;
  return (
    <span aria-hidden="true">
      <kbd>{children}</kbd>
    </span>
  );
}
