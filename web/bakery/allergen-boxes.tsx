import { Checkbox, SimpleGrid } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../ui/locale.tsx";
import { ALLERGEN_NAMES, ALLERGENS } from "./allergens.ts";

/** What a product contains, of the fourteen that must be declared. */
export function AllergenBoxes(props: {
  readonly label: ReactNode;
  readonly description: ReactNode;
  readonly value: string[];
  readonly onChange: (value: string[]) => void;
}) {
  const names = useTexts(ALLERGEN_NAMES);
  return (
    <Checkbox.Group {...props}>
      <SimpleGrid cols={2} spacing={0} verticalSpacing={0}>
        {ALLERGENS.map((allergen) => (
          <Checkbox key={allergen} value={allergen} label={names[allergen]} className="ticked" />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
