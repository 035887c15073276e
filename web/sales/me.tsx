import { createContext, useContext } from "react";
import type { CoreApi } from "../../contract/api.ts";
import type { Answered } from "../../contract/endpoint.ts";

export type Me = Answered<CoreApi["GET /staff/me"]>;

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("nobody is signed in");
  return me;
}
