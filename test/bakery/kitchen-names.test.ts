import { expect, test } from "vitest";
import { INGREDIENTS } from "../../server/bakery/world/model/ingredients.ts";
import { packOf } from "../../web/bakery/kitchen.ts";

test.each(INGREDIENTS.map((it) => [it.name, it.nameEn] as const))(
  "%s is measured out as %s is, whatever the language",
  (name, nameEn) => {
    expect(packOf(nameEn)).toBe(packOf(name));
  },
);
