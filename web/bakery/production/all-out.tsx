import { Button, Group } from "@mantine/core";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useDemo, useToday } from "../../workspace/demo.tsx";
import { useMoveClock } from "../../workspace/life/use-move-clock.ts";
import { useGo } from "../../workspace/links.tsx";
import { useWeek } from "../use-days.ts";
import { TEXTS } from "./texts.ts";

/** Nothing is left to confirm: what comes next, and a way to be there. */
export function AllOut() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const go = useGo();
  const { me } = useDemo();
  const { move, asked } = useMoveClock();
  const next = useWeek()?.find((it) => it.day_on > today && it.runs.length > 0);
  const [first] = next?.runs ?? [];
  if (!next || !first) return null;
  const when = `${formats.date(next.day_on, "weekday")}, ${formats.time(first.lit_at)}`;
  return (
    <div className="notice">
      <p>{texts.allOut(when, formats.number(first.planned_units))}</p>
      <Group gap="xs">
        {me.role === "owner" && (
          <Button loading={asked === "tomorrow_05_00"} onClick={() => move("tomorrow_05_00")}>
            {texts.goThere}
          </Button>
        )}
        <Button variant="default" onClick={() => go("production", { tab: "sheet" })}>
          {texts.seeSheet}
        </Button>
      </Group>
    </div>
  );
}
