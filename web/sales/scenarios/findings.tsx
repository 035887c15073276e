import { Text } from "@mantine/core";
import { useTexts } from "../../ui/locale.tsx";
import { SCENARIO_TEXTS } from "./texts.ts";

/** What of its data does not balance. */
export function Findings({ findings }: { readonly findings: unknown }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const items = Array.isArray(findings) ? findings.map(String) : [];
  return (
    <div role="alert">
      <Text c="var(--bad)" mt="xs">
        {texts.unrealistic}
      </Text>
      <ul className="findings">
        {items.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </div>
  );
}
