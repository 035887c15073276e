import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../ui/locale.tsx";
import { AllergenBoxes } from "../allergen-boxes.tsx";
import type { Article } from "./article.ts";
import { TEXTS } from "./texts.ts";

/** Of a product whose recipe was guessed nobody vouches for the allergens, until somebody does. */
export function ConfirmAllergens(props: {
  readonly product: Article;
  readonly isBusy: boolean;
  readonly onConfirm: (allergens: string[]) => void;
}) {
  const texts = useTexts(TEXTS);
  const [allergens, setAllergens] = useState(props.product.allergens);
  return (
    <Stack gap="xs">
      <AllergenBoxes label={texts.allergens} description={texts.unchecked} value={allergens} onChange={setAllergens} />
      <Button variant="default" onClick={() => props.onConfirm(allergens)} loading={props.isBusy}>
        {texts.confirm}
      </Button>
    </Stack>
  );
}
