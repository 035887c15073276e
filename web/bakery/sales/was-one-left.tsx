import { Modal } from "@mantine/core";
import { useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { MOST_UNITS } from "../../ui/numbers.ts";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import { shortName } from "../short-name.ts";
import { TEXTS } from "./texts.ts";
import type { Offer } from "./use-on-offer.ts";

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
  const act = useAct("POST /workspace/inventory/counts", () => {
    track("action_performed", { action: "count_stock" });
    onClose();
  });
  return (
    <NumberForm
      label={texts.units}
      help={texts.wasOneLeftHelp}
      start={1}
      most={MOST_UNITS}
      submit={texts.putOnCounter}
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
