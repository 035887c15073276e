import { createRoot } from "react-dom/client";
import "../start/start.css";
import "./sheet.css";
import { SheetPage } from "./sheet-page.tsx";

const root = document.getElementById("sheet");
if (root) createRoot(root).render(<SheetPage locale={navigator.language.startsWith("en") ? "en" : "es"} />);
