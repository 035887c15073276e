import { createRoot } from "react-dom/client";
import "../start/start.css";
import "../served/landing.css";
import "./door.css";
import { landing } from "../served/landing.ts";
import { tellVisit } from "../start/open-demo.ts";
import { DoorPage } from "./door-page.tsx";

const root = document.getElementById("door");
const code = /^\/d\/([^/]+)/.exec(window.location.pathname)?.[1] ?? "";
if (root) {
  tellVisit(code);
  createRoot(root).render(
    <DoorPage landing={landing} code={code} locale={document.documentElement.lang === "en" ? "en" : "es"} />,
  );
}
