import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "../ui/workspace.css";
import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";
import { listenForActivity } from "./activity.ts";
import { App } from "./app.tsx";

const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
// For the styles that a dialog writes to keep the page behind it from scrolling.
setNonce(nonce);
const place = document.getElementById("workspace");
if (place) createRoot(place).render(<App nonce={nonce} />);
listenForActivity();
