import type { InBoth, TourStop } from "../product.ts";
import type { ScreenName } from "./roles.ts";

type Tours = Readonly<Record<ScreenName, readonly TourStop[]>>;
const stop = (at: string, title: string, text: string): TourStop => ({ at, title, text });

/** What there is to see on each screen, in the order in which one would tell it. */
export const TOURS: InBoth<Tours> = {
  es: {
    today: [
      stop(
        "figures",
        "El día de un vistazo",
        "Ventas, margen y sobras, siempre frente al mismo día de la semana pasada.",
      ),
      stop("pace", "A qué ritmo vas", "La línea crece mientras miras: cada venta de la panadería la mueve."),
      stop("alerts", "Lo que no puede esperar", "Cada aviso te lleva a la pantalla donde se arregla."),
    ],
    sales: [
      stop("history", "Noventa días", "Por día, semana o mes. Los festivos están marcados: un bajón se explica solo."),
      stop("hours", "Qué se vende a qué hora", "Para saber cuándo tiene que salir cada hornada."),
    ],
    forecasting: [
      stop("week", "Siete días por delante", "Lo más probable y la banda en la que caen ocho de cada diez días."),
      stop("what-if", "¿Y si llueve?", "Cambia el día y mira cómo se mueven las piezas y los euros."),
      stop("accuracy", "Cuánto acierta", "Sin adornos: el error de las últimas cuatro semanas, producto a producto."),
    ],
    production: [
      stop("sheet", "La hoja de mañana", "Por horneado y con la receta en kilos. Se imprime en un A4."),
      stop(
        "tick",
        "Confirma lo que sale",
        "Al confirmar una hornada se descuentan sus ingredientes y se llena el mostrador.",
      ),
    ],
    inventory: [
      stop("stock", "Lo que queda", "En días, no solo en kilos: lo que antes se acaba, primero."),
      stop("lots", "Lo que caduca", "Lote a lote, lo primero que vence arriba."),
    ],
    suppliers: [
      stop(
        "suggested",
        "El pedido ya está hecho",
        "Sale de lo que queda, lo que viene de camino y lo que se va a gastar.",
      ),
      stop("orders", "Lo que está en camino", "Con lo que llegó tarde o incompleto."),
    ],
    team: [stop("shifts", "Quién está y cuándo", "También el turno de noche del obrador.")],
  },
  en: {
    today: [
      stop("figures", "The day at a glance", "Sales, margin and leftovers, always against the same weekday last week."),
      stop("pace", "Your pace", "The line grows while you look: every sale in the bakery moves it."),
      stop("alerts", "What cannot wait", "Each alert leads to the screen where it is put right."),
    ],
    sales: [
      stop("history", "Ninety days", "By day, week or month. Holidays are marked: a dip explains itself."),
      stop("hours", "What sells at what hour", "So you know when each batch has to be out."),
    ],
    forecasting: [
      stop("week", "Seven days ahead", "The most likely, and the band in which eight days of ten fall."),
      stop("what-if", "What if it rains?", "Change the day and see the pieces and the euros move."),
      stop("accuracy", "How good it is", "Unadorned: the error of the last four weeks, product by product."),
    ],
    production: [
      stop("sheet", "Tomorrow's sheet", "By run, with the recipe in kilograms. It prints on one A4."),
      stop("tick", "Confirm what comes out", "A confirmed batch takes its ingredients and fills the counter."),
    ],
    inventory: [
      stop("stock", "What is left", "In days, not only in kilograms: what runs out first comes first."),
      stop("lots", "What expires", "Lot by lot, the first to expire on top."),
    ],
    suppliers: [
      stop("suggested", "The order is made", "From what is left, what is on its way and what will be used."),
      stop("orders", "What is on its way", "With what came late or short."),
    ],
    team: [stop("shifts", "Who is there, and when", "The bakehouse's night shift, too.")],
  },
};
