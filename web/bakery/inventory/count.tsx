import { Button, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import { countedIn } from "../kitchen.ts";
import { useNamed } from "../places.ts";
import { amountOf, type Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";

interface Counting {
  /** What comes after it on the shelf. */
  readonly next: Item | undefined;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** What the scales say, against what the movements say; from one thing to the next along the shelf. */
export function Count({ item, ...props }: Counting & { readonly item: Item | undefined }) {
  const texts = useTexts(TEXTS);
  const named = useNamed();
  const [said, setSaid] = useState<string>();
  const title = item && texts.countTitle(named(item.name, item.location_id));
  return (
    <Modal opened={item !== undefined} onClose={props.onClose} title={title} centered>
      {item && (
        <>
          <p className="note" role="status">
            {said}
          </p>
          <CountForm key={`${item.id} ${item.location_id}`} item={item} onSaid={setSaid} {...props} />
        </>
      )}
    </Modal>
  );
}

/** As far as a scale, a jug and the eye can tell. */
const DECIMALS = { kilos: 3, litres: 2, pieces: 0 };

function CountForm(props: Counting & { readonly item: Item; readonly onSaid: (said: string | undefined) => void }) {
  const { item, next, onNext, onClose } = props;
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { kind, id, location_id } = item;
  const measure = item.unit === "g" ? countedIn(item.name) : { of: "pieces" as const, grams: 1 };
  const decimals = DECIMALS[measure.of];
  const start = Number((item.on_hand / measure.grams).toFixed(decimals));
  const act = useAct("POST /workspace/inventory/counts", ({ items }) => {
    track("action_performed", { action: "count_stock" });
    const difference = items[0]?.difference ?? 0;
    const said = difference === 0 ? texts.exact : texts.counted(amountOf(item, difference, formats, locale));
    // Along the shelf it stands above the next thing: a note would lie on the button that one touches next.
    props.onSaid(next && `${item.name}: ${said}`);
    if (next) return onNext();
    notifications.show({ message: said });
    onClose();
  });
  return (
    <>
      <NumberForm
        label={texts.countedIn[measure.of]}
        help={texts.countHelp(amountOf(item, item.on_hand, formats, locale))}
        start={start}
        most={10_000}
        decimals={decimals}
        submit={texts.save}
        act={act}
        failed={texts.failed}
        onSubmit={(value) => {
          // What is left as it stands is right to the gram.
          const counted = value === start ? item.on_hand : Math.round(value * measure.grams);
          act.mutate({ body: { location_id, lines: [{ kind, id, counted }] } });
        }}
      />
      {next && (
        <Button variant="subtle" mt="xs" fullWidth onClick={onNext}>
          {texts.skipTo(next.name)}
        </Button>
      )}
    </>
  );
}
