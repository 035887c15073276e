/** The product whose workspace is served: with its landing page the browser's composition root, as `server/main.ts` is the server's. */
export { product } from "../bakery/product.tsx";
