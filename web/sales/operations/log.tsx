import { Button, NativeSelect } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { type LogWanted, readLogWanted } from "./log-wanted.ts";

const TEXTS = {
  es: {
    title: "Registro",
    intro: "Quién hizo qué, lo último primero. No se puede cambiar; sin nombres de prospectos.",
    back: "Operación",
    who: "Quién",
    everybody: "Cualquiera",
    actors: {
      "staff:": "Alguien del equipo",
      operator: "La clave de operador",
      prospect: "Un prospecto",
      anonymous: "Quien abre una demo",
      service: "El servicio",
    },
    what: "Qué",
    everything: "Todo",
    csv: "Descargar CSV",
    none: "Nada así.",
    cut: "Se ven los últimos 200. El archivo lleva hasta 50.000.",
  },
  en: {
    title: "Log",
    intro: "Who did what, the last first. It cannot be changed; no prospect's name is in it.",
    back: "Operations",
    who: "Who",
    everybody: "Anybody",
    actors: {
      "staff:": "Somebody of the team",
      operator: "The operator key",
      prospect: "A prospect",
      anonymous: "Whoever opens a demo",
      service: "The service",
    },
    what: "What",
    everything: "Everything",
    csv: "Download CSV",
    none: "Nothing like that.",
    cut: "The last 200 are shown. The file has up to 50,000.",
  },
};
const MOST = 200;
const ACTIONS = [
  "session_created",
  "session_extended",
  "session_terminated",
  "session_expired",
  "session_cleaned",
  "session_converted",
  "lead_saved",
  "scenario_edited",
  "address_blocked",
  "address_unblocked",
  "jobs_retried",
  "settings_edited",
];

/** Who did what. */
export function Log() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const navigate = useNavigate();
  const wanted = readLogWanted(useSearch({ strict: false }));
  const log = useRead("GET /audit", { query: { ...wanted, limit: MOST } });
  const people = useRead("GET /staff/people").data?.items ?? [];
  const show = (change: LogWanted) =>
    void navigate({ to: "/ventas/operacion/registro", search: readLogWanted({ ...wanted, ...change }) as never });
  const nameOf = (actor: string) => people.find((it) => actor === `staff:${it.id}`)?.name ?? actor;
  return (
    <Screen title={texts.title} intro={texts.intro}>
      <Link to="/ventas/operacion" className="back-link">
        <IconChevronLeft size={20} aria-hidden /> {texts.back}
      </Link>
      <div className="periods">
        <NativeSelect
          label={texts.who}
          value={wanted.actor ?? ""}
          onChange={(event) => show({ actor: event.currentTarget.value })}
          data={[
            { value: "", label: texts.everybody },
            ...Object.entries(texts.actors).map(([value, label]) => ({ value, label })),
          ]}
        />
        <NativeSelect
          label={texts.what}
          value={wanted.action ?? ""}
          onChange={(event) => show({ action: event.currentTarget.value })}
          data={[{ value: "", label: texts.everything }, ...ACTIONS]}
        />
        <Button
          component="a"
          href={`/api/v1/audit/export?${new URLSearchParams({ ...wanted })}`}
          variant="default"
          download
        >
          {texts.csv}
        </Button>
      </div>
      <Loaded query={log} lines={8}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <Empty>{texts.none}</Empty>
          ) : (
            <>
              <ul className="running-rows">
                {items.map((it) => (
                  <li key={it.id}>
                    <span className="row-words">
                      <b>{it.action}</b>
                      <small>
                        {[formats.dateTime(it.at), nameOf(it.actor), it.session_id?.slice(0, 8)]
                          .filter(Boolean)
                          .join(" · ")}
                      </small>
                      {Object.keys(it.details).length > 0 && <small>{JSON.stringify(it.details)}</small>}
                    </span>
                  </li>
                ))}
              </ul>
              {next_cursor && <p className="panel-foot">{texts.cut}</p>}
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}
