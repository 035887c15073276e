import { type ReactNode, useEffect, useState } from "react";

const MOMENT_MS = 120;

/** What may come a moment later, so that what somebody came for is painted first. */
export function AfterPaint({ children, meanwhile }: { readonly children: ReactNode; readonly meanwhile?: ReactNode }) {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), MOMENT_MS);
    return () => clearTimeout(timer);
  }, []);
  return isTime ? children : meanwhile;
}
