import { createContext, useContext } from "react";
import type { Landing } from "../product.ts";

export const LandingContext = createContext<Landing | undefined>(undefined);

/** What the product says of its scenarios. */
export function useLanding(): Landing {
  const landing = useContext(LandingContext);
  if (!landing) throw new Error("outside of SalesApp");
  return landing;
}
