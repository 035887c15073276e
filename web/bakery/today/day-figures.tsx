import { SimpleGrid, Text } from "@mantine/core";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Figure, Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useTicks } from "../../workspace/demo.tsx";
import { useSeen } from "../../workspace/guide/guide.tsx";
import { TEXTS } from "./texts.ts";
import { type Day, useDay } from "./use-day.ts";

/** How the day stands, in five figures and one sentence. */
export function DayFigures() {
  const day = useDay();
  useSeen("today", day.isSuccess);
  return (
    <Loaded query={day} lines={6}>
      {(data) => <Figures day={data} />}
    </Loaded>
  );
}

const toneOf = (change: number): "good" | "bad" | undefined =>
  change > 0.005 ? "good" : change < -0.005 ? "bad" : undefined;

function Figures({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const margin = day.net_cents - day.ingredients_cents;
  return (
    <Panel title={texts.soFarTitle} tour="figures">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
        <SoldSoFar day={day} />
        <Figure
          label={texts.tickets}
          value={formats.number(day.tickets)}
          note={texts.pieces(formats.number(day.units))}
        />
        <Figure
          label={texts.average}
          value={day.tickets > 0 ? formats.money(Math.round(day.gross_cents / day.tickets)) : "–"}
        />
        <Figure
          label={texts.margin}
          value={formats.money(margin)}
          note={day.net_cents > 0 && formats.percent(margin / day.net_cents)}
        />
        {day.waste && (
          <Figure
            label={texts.wasteOn(formats.date(day.waste.day_on))}
            value={formats.money(day.waste.gross_cents)}
            note={texts.pieces(formats.number(day.waste.units))}
          />
        )}
      </SimpleGrid>
      <Expected day={day} />
    </Panel>
  );
}

/** Against what had been sold by this time on the last same weekday. */
function SoldSoFar({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { compared_on, compared_so_far_cents: before } = day;
  const change = day.is_open && before > 0 ? day.gross_cents / before - 1 : undefined;
  const note =
    change !== undefined &&
    compared_on &&
    texts.against(formats.change(change), `${formats.date(compared_on)} ${texts.soFar}`);
  return (
    <Figure
      label={texts.sales}
      value={formats.money(day.gross_cents)}
      tone={change === undefined ? undefined : toneOf(change)}
      note={note}
    />
  );
}

/** Where this leads, and what it was last time. */
function Expected({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { now } = useTicks();
  const isOver = day.closes_at !== null && now >= new Date(day.closes_at);
  const pace = day.expected_cents === null ? texts.early : texts.expected(formats.euros(day.expected_cents));
  const said = !day.is_open ? texts.closedToday : isOver ? texts.closedAt(formats.euros(day.gross_cents)) : pace;
  return (
    <>
      <Text size="lg" fw={700} mt="sm">
        {said}
      </Text>
      {day.compared_on && (
        <Text c="dimmed">
          {texts.expectedNote(formats.euros(day.compared_cents), formats.date(day.compared_on, "long"))}
        </Text>
      )}
    </>
  );
}
