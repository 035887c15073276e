// In this order: the kit's, ours for every business, and then what a product has of its own, which comes with it.
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "../ui/workspace.css";

import { product } from "../served/product.ts";
import { showWorkspace } from "./show.tsx";

showWorkspace(product);
