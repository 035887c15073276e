import { useRead } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { useMe } from "../me.tsx";
import { Keys } from "./keys.tsx";
import { People } from "./people.tsx";
import { TEAM_TEXTS } from "./texts.ts";

/** Who may come in, and which other services may ask. */
export function Team() {
  const texts = useTexts(TEAM_TEXTS);
  const me = useMe();
  const people = useRead("GET /staff/people").data?.items;
  return (
    <Screen
      title={texts.title}
      sentence={people && texts.sentence(people.filter((it) => it.is_active).length)}
      intro={texts.intro}
    >
      <People />
      {me.role === "operator" && <Keys />}
    </Screen>
  );
}
