import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "../ui/workspace.css";
import "../workspace/opening/opening.css";
import "./gallery.css";
import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { LocaleProvider } from "../ui/locale.tsx";
import { theme } from "../ui/theme.ts";
import { Gallery } from "./gallery.tsx";

/* `npm run ui`: every part of the kit in every state, for whoever draws with it. `?theme=dark` shows it in the dark. */
const scheme = new URLSearchParams(window.location.search).get("theme") === "dark" ? "dark" : "light";
const root = document.getElementById("gallery");
if (root)
  createRoot(root).render(
    <LocaleProvider>
      <MantineProvider theme={theme} forceColorScheme={scheme}>
        <Gallery />
      </MantineProvider>
    </LocaleProvider>,
  );
