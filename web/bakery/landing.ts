import type { Landing } from "../product.ts";
import { AREA_NAMES } from "./area-names.ts";
import { BUSINESS_QUESTIONS } from "./business-questions.ts";
import { DEED_NAMES } from "./deed-names.ts";
import { LANDING_TEXTS } from "./landing-texts.ts";
import { Moments } from "./start/shop/moments.tsx";
import { Shop } from "./start/shop/shop.tsx";
import { Toy } from "./start/shop/toy.tsx";

/** A loaf. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Bakery-IA</title>
<rect width="32" height="32" rx="8" fill="#8a3f12"/>
<path d="M6 19c0-5 4.500-9 10-9s10 4 10 9c0 2-1.300 3.500-3.500 3.500h-13C7.300 22.500 6 21 6 19z" fill="#f7e3b4"/>
<path d="M11 13.500l2 4M16 12.500l2 4M21 13.500l1.500 3" stroke="#8a3f12" stroke-width="1.600" stroke-linecap="round"/></svg>`;

/** A bakery's landing page. */
export const landing: Landing = {
  icon: ICON,
  texts: LANDING_TEXTS,
  areas: AREA_NAMES,
  deeds: DEED_NAMES,
  questions: BUSINESS_QUESTIONS,
  Showcase: Shop,
  Toy,
  More: Moments,
  loadScenarioForm: () => import("./scenario-form.ts"),
  loadMadeToMeasure: () => import("./start/own-bakery.tsx"),
};
