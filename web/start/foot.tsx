import { useEffect, useState } from "react";
import type { PageTexts } from "./texts.ts";

/** What stands below everything: whose data they are, the page for somebody else, the API. */
export function Foot({ texts }: { readonly texts: PageTexts }) {
  return (
    <footer>
      <p className="foot">{texts.foot}</p>
      <Share texts={texts} />
      <a href="/docs">{texts.api}</a>
    </footer>
  );
}

/** By the device's own way of sharing, where it has one: who decides with a partner sends it on. */
function Share({ texts }: { readonly texts: PageTexts }) {
  // What the device can is not known where the page is rendered ahead.
  const [canShare, setCanShare] = useState(false);
  useEffect(() => setCanShare(typeof navigator.share === "function"), []);
  if (!canShare) return null;
  const share = () =>
    void navigator
      .share({ text: texts.description, url: window.location.origin + window.location.pathname })
      .catch(() => undefined);
  return (
    <button type="button" className="link" onClick={share}>
      {texts.share}
    </button>
  );
}
