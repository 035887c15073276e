import { Button, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useAct, useRead } from "../../api/core.ts";
import { EurosInput } from "../../ui/euros-input.tsx";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMe } from "../me.tsx";

type Kept = Answered<CoreApi["GET /demo-sessions/analytics/settings"]>;

const TEXTS = {
  es: {
    title: "Ajustes",
    money: "Con qué se hacen las cuentas",
    moneyHelp: "Las cifras de dinero salen de estos dos números y de nada más. Quedan en el registro.",
    price: "Lo que paga un cliente al mes",
    cost: "Lo que cuesta el servicio al mes",
    save: "Guardar",
    saved: "Guardado.",
    failed: "No se ha podido guardar. Revisa los números.",
    readOnly: "Los cambia quien dirige el equipo.",
  },
  en: {
    title: "Settings",
    money: "What the sums are made with",
    moneyHelp: "The figures about money come from these two numbers and nothing else. They are logged.",
    price: "What a customer pays a month",
    cost: "What the service costs a month",
    save: "Save",
    saved: "Saved.",
    failed: "It could not be saved. Look at the numbers.",
    readOnly: "Whoever leads the team changes them.",
  },
};

/** What the team's figures need to be told. */
export function Settings() {
  const texts = useTexts(TEXTS);
  const settings = useRead("GET /demo-sessions/analytics/settings");
  return (
    <Screen title={texts.title}>
      <Loaded query={settings} lines={4}>
        {(it) => <MoneyForm key={it.version} kept={it} />}
      </Loaded>
    </Screen>
  );
}

const toCents = (value: string | number): number | null => (value === "" ? null : Math.round(Number(value) * 100));
const toEuros = (cents: number | null): string | number => (cents === null ? "" : cents / 100);

function MoneyForm({ kept }: { readonly kept: Kept }) {
  const texts = useTexts(TEXTS);
  const { role } = useMe();
  const [price, setPrice] = useState(toEuros(kept.price_cents));
  const [cost, setCost] = useState(toEuros(kept.platform_cost_cents));
  const save = useAct("PATCH /demo-sessions/analytics/settings", () => notifications.show({ message: texts.saved }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { version: kept.version, price_cents: toCents(price), platform_cost_cents: toCents(cost) } });
  };
  return (
    <div className="new-link">
      <Panel title={texts.money} help={texts.moneyHelp}>
        <form onSubmit={send}>
          <Stack>
            <EurosInput label={texts.price} value={price} onChange={setPrice} />
            <EurosInput label={texts.cost} value={cost} onChange={setCost} />
            <Refused error={save.error} otherwise={texts.failed} />
            {role === "rep" ? (
              <p className="panel-foot">{texts.readOnly}</p>
            ) : (
              <Button type="submit" loading={save.isPending}>
                {texts.save}
              </Button>
            )}
          </Stack>
        </form>
      </Panel>
    </div>
  );
}
