import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "../ui/workspace.css";
import "./sales.css";
import "./figures/figures.css";
import "./home/home.css";
import "./operations/operations.css";

import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";
import { landing } from "../served/landing.ts";
import { SalesApp } from "./app.tsx";

const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
// For the styles that a dialog writes to keep the page behind it from scrolling.
setNonce(nonce);
const root = document.getElementById("sales");
if (root) createRoot(root).render(<SalesApp landing={landing} nonce={nonce} />);
