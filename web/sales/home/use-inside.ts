import { useEffect, useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";

export type Inside = Answered<CoreApi["GET /demo-sessions/analytics/now"]>;

/** Who is in a demo, told whenever it changes. Undefined until it is known; what was known stays while the line is away. */
export function useInside(): Inside | undefined {
  const [inside, setInside] = useState<Inside>();
  useEffect(() => {
    const events = new EventSource("/api/v1/demo-sessions/analytics/now");
    events.addEventListener("inside", (event: MessageEvent<string>) => setInside(JSON.parse(event.data) as Inside));
    return () => events.close();
  }, []);
  return inside;
}
