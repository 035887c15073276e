import { thingId } from "./ids.ts";
import { INGREDIENTS, SUPPLIERS, type Supplier } from "./ingredients.ts";
import type { Place, ShopProduct } from "./shop.ts";
import type { TeamMember } from "./team.ts";

export const locationId = ({ index }: Pick<Place, "index">): string => thingId("locations", index);
export const productId = (product: ShopProduct): string => product.id ?? thingId("products", product.index + 1);
/** Numbered over the whole list, so that an ingredient has one id whatever the catalogue's size. */
export const ingredientId = (name: string): string => thingId("ingredients", placeOfIngredient(name) + 1);
export const memberId = ({ index }: Pick<TeamMember, "index">): string => thingId("team_members", index);
/** Likewise; the cash-and-carry is the one after all others. */
export const supplierNumber = (supplier: Supplier): number => {
  const place = SUPPLIERS.findIndex((it) => it.name === supplier.name);
  return place < 0 ? SUPPLIERS.length + 1 : place + 1;
};
export const supplierId = (supplier: Supplier): string => thingId("suppliers", supplierNumber(supplier));

const places = new Map(INGREDIENTS.map((it, index) => [it.name, index]));
const placeOfIngredient = (name: string): number => places.get(name) ?? INGREDIENTS.length;
