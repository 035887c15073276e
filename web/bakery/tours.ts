import type { InBoth, TourStop } from "../product.ts";
import type { ScreenName } from "./roles.ts";

type Tours = Readonly<Record<ScreenName, readonly TourStop[]>>;
const stop = (at: string, title: string, text: string): TourStop => ({ at, title, text });

/** What there is to see on each screen, in the order in which one would tell it. */
export const TOURS: InBoth<Tours> = {
  es: {
    today: [
      stop("sentence", "El día en una frase", "Comparado con la mediana de los cuatro últimos días como este."),
      stop(
        "ribbon",
        "La cinta del día",
        "Se dora según avanza. Encima, lo vendido cada hora; en contorno, un día normal.",
      ),
      stop("alerts", "Lo que te necesita", "Cada cosa con su verbo: el botón dice qué va a pasar."),
      stop(
        "tomorrow",
        "Lo siguiente que se hornea",
        "Cuántas piezas, cuándo entra la primera hornada y quién la hace.",
      ),
    ],
    sales: [
      stop("till", "La caja", "Un toque es uno más. Cobra, y la cinta crece al momento."),
      stop("history", "Noventa días", "Por día, semana o mes. Los festivos están marcados: un bajón se explica solo."),
      stop("hours", "Qué se vende a qué hora", "Para saber cuándo tiene que salir cada hornada."),
    ],
    forecasting: [
      stop(
        "days",
        "Siete días por delante",
        "El largo es el horario; la altura, lo que se va a vender. Toca uno y arrastra un pan.",
      ),
      stop("what-if", "¿Y si llueve?", "Cambia el día y mira cómo se mueven las piezas y los euros."),
      stop("accuracy", "Cuánto acierta", "Sin adornos: el error de las últimas cuatro semanas, producto a producto."),
    ],
    production: [
      stop("sheet", "La hoja de mañana", "Por hornadas, con lo que hay que pesar. Se imprime en un A4."),
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
      stop("sentence", "The day in a sentence", "Against the median of the last four days like this one."),
      stop(
        "ribbon",
        "The day as a ribbon",
        "It browns as the day goes. Above it what each hour sold; the outline is a normal day.",
      ),
      stop("alerts", "What needs you", "Each thing with its verb: the button says what will happen."),
      stop("tomorrow", "What is baked next", "How many pieces, when the first run goes in, and who does it."),
    ],
    sales: [
      stop("till", "The till", "A tap is one more. Charge it, and the ribbon grows at once."),
      stop("history", "Ninety days", "By day, week or month. Holidays are marked: a dip explains itself."),
      stop("hours", "What sells at what hour", "So you know when each batch has to be out."),
    ],
    forecasting: [
      stop(
        "days",
        "Seven days ahead",
        "The length is the opening hours, the height what will be sold. Tap one and drag a loaf.",
      ),
      stop("what-if", "What if it rains?", "Change the day and see the pieces and the euros move."),
      stop("accuracy", "How good it is", "Unadorned: the error of the last four weeks, product by product."),
    ],
    production: [
      stop("sheet", "Tomorrow's sheet", "By run, with what has to be weighed out. It prints on one A4."),
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
