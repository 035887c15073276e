import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useTexts } from "../../ui/locale.tsx";
import type { Left } from "./left.ts";
import { CONTACT_TEXTS } from "./texts.ts";

type Bakery = NonNullable<Left["bakery"]>;
const SHOPS = ["1", "2_to_5", "6_or_more"] as const;
const YES_NO: readonly string[] = ["yes", "no"];

/** Of one's own bakery, shut until somebody wants to tell. */
export function BakeryFields({ said }: { readonly said: Left["bakery"] }) {
  const texts = useTexts(CONTACT_TEXTS);
  const unsaid = { value: "", label: texts.unsaid };
  const bakes = said?.own_bakehouse === undefined ? "" : said.own_bakehouse ? "yes" : "no";
  return (
    <details className="more-fields" open={said !== null}>
      <summary>{texts.bakery}</summary>
      <Stack mt="xs">
        <NativeSelect
          name="own_bakehouse"
          label={texts.ownBakehouse}
          defaultValue={bakes}
          data={[unsaid, { value: "yes", label: texts.yes }, { value: "no", label: texts.no }]}
        />
        <NativeSelect
          name="shops"
          label={texts.shops}
          defaultValue={said?.shops ?? ""}
          data={[unsaid, ...SHOPS.map((value) => ({ value, label: texts.shopsNames[value] }))]}
        />
        <TextInput
          name="region"
          label={texts.region}
          defaultValue={said?.region ?? ""}
          autoComplete="address-level1"
          maxLength={60}
        />
        <TextInput name="till" label={texts.till} defaultValue={said?.till ?? ""} autoComplete="off" maxLength={60} />
      </Stack>
    </details>
  );
}

/** @returns undefined where nothing was told */
export function readBakery(form: FormData): Bakery | undefined {
  const of = (name: string) => String(form.get(name) ?? "").trim();
  const [bakes, region, till] = [of("own_bakehouse"), of("region"), of("till")];
  const shops = SHOPS.find((it) => it === of("shops"));
  const said = {
    ...(YES_NO.includes(bakes) && { own_bakehouse: bakes === "yes" }),
    ...(shops && { shops }),
    ...(region && { region }),
    ...(till && { till }),
  };
  return Object.keys(said).length > 0 ? said : undefined;
}
