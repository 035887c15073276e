import { product } from "../served/product.ts";
import { showWorkspace } from "./show.tsx";

showWorkspace(product);
