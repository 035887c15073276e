import { hydrateRoot } from "react-dom/client";
import { StartPage } from "./page.tsx";
import { prefetchWorkspace } from "./prefetch.ts";

const place = document.getElementById("start");
if (place) hydrateRoot(place, <StartPage locale={place.dataset["locale"] === "en" ? "en" : "es"} />);
prefetchWorkspace();
