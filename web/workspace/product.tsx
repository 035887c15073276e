import { createContext, type ReactNode, useContext } from "react";
import type { Product, ScreenEntry } from "../product.ts";

const Context = createContext<Product | undefined>(undefined);

/** The product that everything below is the frame of. */
export function ProductProvider({ product, children }: { readonly product: Product; readonly children: ReactNode }) {
  return <Context value={product}>{children}</Context>;
}

export function useProduct(): Product {
  const product = useContext(Context);
  if (!product) throw new Error("outside of ProductProvider");
  return product;
}

/** The screens that are for somebody. */
export function screensFor(product: Product, role: string): readonly ScreenEntry[] {
  const names = product.roles.find((it) => it.name === role)?.screens ?? [];
  return product.screens.filter((it) => names.includes(it.name));
}
