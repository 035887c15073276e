import { useFormats, useTexts } from "../../ui/locale.tsx";
import { readVisit } from "../../workspace/life/visit.ts";
import { readGain } from "../gain.ts";
import { shortName } from "../short-name.ts";
import { deedsOf } from "./figures.ts";

const TEXTS = {
  es: {
    prices: (n: number): string => (n === 1 ? "precio nuevo" : "precios nuevos"),
    forecasts: (n: number): string => (n === 1 ? "previsión tuya" : "previsiones tuyas"),
    pieces: (_: number): string => "piezas confirmadas",
    orders: (_: number): string => "en pedidos a proveedores",
    tickets: (_: number): string => "cobrados por ti",
    counts: (n: number): string => (n === 1 ? "recuento o merma" : "recuentos y mermas"),
    promise: (total: string) => `Y lo que una panadería como esta podría ganar: ${total} al mes.`,
    promiseOf: (out: string, left: string) =>
      `${out} de lo que se agotó antes de cerrar y ${left} de lo que sobró, según sus cuatro últimas semanas.`,
  },
  en: {
    prices: (n: number): string => (n === 1 ? "new price" : "new prices"),
    forecasts: (n: number): string => (n === 1 ? "forecast of yours" : "forecasts of yours"),
    pieces: (_: number): string => "pieces confirmed",
    orders: (_: number): string => "in orders to suppliers",
    tickets: (_: number): string => "rung up by you",
    counts: (n: number): string => (n === 1 ? "count or write-off" : "counts and write-offs"),
    promise: (total: string) => `And what a bakery like this could gain: ${total} a month.`,
    promiseOf: (out: string, left: string) =>
      `${out} of what ran out before closing and ${left} of what was left, by its last four weeks.`,
  },
};
const NAMED = 3;

/** What somebody did in a demo that has ended, in five figures, and what its bakery could have gained. */
export function Deeds({ sessionId }: { readonly sessionId: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const deeds = deedsOf(readVisit(sessionId)?.changes ?? []);
  const gain = readGain(sessionId);
  return (
    <>
      <ul className="rows deeds">
        {deeds.map((it) => (
          <li key={it.kind} className="row">
            <b className="deed-figure">{it.unit === "cents" ? formats.euros(it.value) : formats.number(it.value)}</b>
            <div className="row-words">
              {texts[it.kind](it.value)}
              {it.names.length > 0 && <small>{it.names.slice(0, NAMED).map(shortName).join(", ")}</small>}
            </div>
          </li>
        ))}
      </ul>
      {gain && gain.soldOut + gain.leftOver > 0 && (
        <p className="promise">
          <b>{texts.promise(formats.euros(gain.soldOut + gain.leftOver))}</b>
          <br />
          <span className="note">{texts.promiseOf(formats.euros(gain.soldOut), formats.euros(gain.leftOver))}</span>
        </p>
      )}
    </>
  );
}
