/** The product whose landing page is served. */
export { landing } from "../bakery/landing.ts";
