import { Modal } from "@mantine/core";
import { useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { MOST_UNITS } from "../../ui/numbers.ts";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import { shortName } from "../short-name.ts";
import { TEXTS } from "./texts.ts";
import type { Offer } from "./use-on-offer.ts";

const OWN_TEXTS = {
  es: { help: "Según las cuentas está agotado. Di cuántas hay y vuelve a la carta.", put: "Apuntar" },
  en: { help: "By the books it is sold out. Say how many there are and it can be sold again.", put: "Note it" },
};

interface Asked {
  readonly shop: string | undefined;
  readonly onClose: () => void;
}

/** The counter says that it is sold out, and somebody holds one in their hand: how many there are is what was counted. */
export function WasOneLeft({ offer, ...props }: Asked & { readonly offer: Offer | undefined }) {
  const texts = useTexts(TEXTS);
  const title = offer && `${texts.wasOneLeft} ${shortName(offer.name)}`;
  return (
    <Modal opened={offer !== undefined} onClose={props.onClose} title={title} centered>
      {offer && <CountLeft key={offer.id} offer={offer} {...props} />}
    </Modal>
  );
}

function CountLeft({ offer, shop, onClose }: Asked & { readonly offer: Offer }) {
  const texts = useTexts(TEXTS);
  const own = useTexts(OWN_TEXTS);
  const act = useAct("POST /workspace/inventory/counts", () => {
    track("action_performed", { action: "count_stock" });
    onClose();
  });
  return (
    <NumberForm
      label={texts.units}
      help={own.help}
      start={1}
      most={MOST_UNITS}
      submit={own.put}
      act={act}
      failed={texts.failed}
      onSubmit={(counted) =>
        act.mutate({
          body: { ...(shop && { location_id: shop }), lines: [{ kind: "finished_good", id: offer.id, counted }] },
        })
      }
    />
  );
}
