import { DataTable } from "../ui/data-table.tsx";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { Panel } from "../ui/screen.tsx";
import { Empty, Loaded } from "../ui/states.tsx";
import { TwoLines } from "../ui/two-lines.tsx";
import { useDemo } from "../workspace/demo.tsx";
import { useRead } from "./api.ts";
import { isOffice } from "./roles.ts";

const TEXTS = {
  es: {
    title: "Lo que se habría enviado",
    help: "De una demo no sale nada. Fuera de ella, tus pedidos irían por correo al proveedor y los avisos a tu móvil.",
    none: "Nada por ahora. Los pedidos que envíes y los avisos que surjan estarán aquí.",
    what: "Qué",
    when: "Cuándo",
    order: (number: string, amount: string) => `Pedido ${number}, ${amount}`,
    mail: (to: string) => `correo a ${to}`,
    alert: "aviso a tu móvil",
  },
  en: {
    title: "What would have been sent",
    help: "Nothing leaves a demo. Outside of it your orders would go to the supplier by e-mail, and alerts to your phone.",
    none: "Nothing so far. Orders that you send and alerts that come up will be here.",
    what: "What",
    when: "When",
    order: (number: string, amount: string) => `Order ${number}, ${amount}`,
    mail: (to: string) => `e-mail to ${to}`,
    alert: "alert to your phone",
  },
};

interface Message {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly how: string;
}

/** Orders and alerts, which a bakery that is real would send; those who buy nothing see none. */
export function WouldBeSent() {
  const { me } = useDemo();
  return isOffice(me.role) ? <Sent /> : null;
}

function Sent() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const orders = useRead("GET /workspace/purchase-orders");
  const alerts = useRead("GET /workspace/alerts");
  const messages: readonly Message[] = [
    ...(orders.data?.items ?? [])
      .filter((it) => it.placed_by === "person")
      .map((item) => ({
        id: item.id,
        at: item.ordered_at,
        what: texts.order(item.number, formats.money(item.amount_cents)),
        how: texts.mail(item.supplier_name),
      })),
    ...(alerts.data?.items ?? [])
      .filter((it) => it.severity !== "info")
      .map((it) => ({ id: it.id, at: it.valid_from, what: it.title, how: texts.alert })),
  ].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <Panel title={texts.title} help={texts.help} tour="sent">
      <Loaded query={alerts.data ? orders : alerts}>
        {() => (messages.length === 0 ? <Empty>{texts.none}</Empty> : <Messages rows={messages} />)}
      </Loaded>
    </Panel>
  );
}

function Messages({ rows }: { readonly rows: readonly Message[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.title}
      rows={rows}
      keyOf={(it) => it.id}
      columns={[
        { title: texts.what, cell: (it) => <TwoLines main={it.what} small={it.how} /> },
        { title: texts.when, cell: (it) => formats.dateTime(it.at), isFigure: true },
      ]}
    />
  );
}
