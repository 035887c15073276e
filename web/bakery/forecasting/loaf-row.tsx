import { ActionIcon, UnstyledButton } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconArrowBackUp, IconMinus, IconPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { RangeSlider } from "../../ui/range/range-slider.tsx";
import { chanceOfRunningOut } from "../chance.ts";
import { type Guess, MANUAL } from "../guess.ts";
import { Pictogram } from "../pictogram.tsx";
import { useNamed } from "../places.ts";
import { shortName } from "../short-name.ts";
import { useOverride } from "../use-override.ts";
import { TEXTS } from "./texts.ts";

const TOUCHES_MS = 600;

/** A product on a day: its likeliest figure, the band, and the pieces that will be had, to be moved. */
export function LoafRow(props: { readonly guess: Guess; readonly most: number; readonly onType: () => void }) {
  const { guess } = props;
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const { say, undo } = useOverride();
  const { value, setValue, done, step, drop } = usePieces(guess, say);
  const { model_forecast: model } = guess;
  const isMine = guess.model === MANUAL;
  const name = named(shortName(guess.product_name), guess.location_id);
  const chance = (pieces: number) =>
    guess.is_baked ? sayChance(chanceOfRunningOut(pieces, model), texts) : texts.madeToOrder;
  const takeBack = () => {
    drop();
    undo(guess.id);
  };
  return (
    <li className="loaf-row">
      <Pictogram name={guess.product_name} />
      <div className="row-words">
        {name}
        <small>
          {texts.likelyBetween(
            ...([model.predicted_units, model.lower_units, model.upper_units].map((it) => formats.number(it)) as [
              string,
              string,
              string,
            ]),
          )}
        </small>
      </div>
      <div className="loaf-range">
        <RangeSlider
          low={model.lower_units}
          likely={model.predicted_units}
          high={model.upper_units}
          value={value}
          most={props.most}
          label={named(guess.product_name, guess.location_id)}
          say={(pieces) => `${texts.piecesOf(formats.number(pieces))}; ${chance(pieces)}`}
          onChange={setValue}
          onDone={done}
        />
      </div>
      <span className="loaf-chance note">{chance(value)}</span>
      <UnstyledButton className="row-number count-button" onClick={props.onType}>
        <span className="hidden-text">
          {texts.adjust}: {named(guess.product_name, guess.location_id)},{" "}
        </span>
        {isMine && <s className="was">{formats.number(model.wanted_units)}</s>} {formats.number(value)}
      </UnstyledButton>
      <LoafSteps name={name} onStep={step} {...(isMine && { onTakeBack: takeBack })} />
    </li>
  );
}

/** The pieces as they are moved; each touch counts, however fast: they are said together once the finger rests. */
function usePieces(guess: Guess, say: (guess: Guess, pieces: number) => void) {
  const [value, setValue] = useState(guess.wanted_units);
  const touched = useRef<number>(undefined);
  useEffect(() => {
    if (touched.current === undefined) setValue(guess.wanted_units);
  }, [guess.wanted_units]);
  /** What is dragged, or taken back, is said instead of what was touched just before. */
  const drop = () => {
    touched.current = undefined;
    sayTouched.cancel();
  };
  const done = (pieces: number) => {
    drop();
    if (pieces === guess.wanted_units) setValue(pieces);
    else say(guess, pieces);
  };
  const sayTouched = useDebouncedCallback(() => touched.current !== undefined && done(touched.current), {
    delay: TOUCHES_MS,
    flushOnUnmount: true,
  });
  const step = (by: number) => {
    touched.current = Math.max(0, (touched.current ?? value) + by);
    setValue(touched.current);
    sayTouched();
  };
  return { value, setValue, done, step, drop };
}

function LoafSteps(props: {
  readonly name: string;
  readonly onStep: (by: number) => void;
  readonly onTakeBack?: () => void;
}) {
  const texts = useTexts(TEXTS);
  const { name, onStep } = props;
  return (
    <span className="loaf-steps">
      <ActionIcon variant="default" aria-label={texts.less(name)} onClick={() => onStep(-1)}>
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={texts.more(name)} onClick={() => onStep(1)}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
      {props.onTakeBack ? (
        <ActionIcon variant="default" aria-label={texts.takeBack(name)} onClick={props.onTakeBack}>
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      ) : (
        <span className="loaf-none" />
      )}
    </span>
  );
}

const SELDOM = 0.04;
const MOSTLY = 0.6;

/** As one says a chance: of how many days one. */
function sayChance(chance: number, texts: (typeof TEXTS)["es"]): string {
  if (chance < SELDOM) return texts.outNever;
  if (chance > MOSTLY) return texts.outMostly;
  return texts.outOf(Math.max(2, Math.round(1 / chance)));
}
