import "../served/landing.css";
import { landing } from "../served/landing.ts";
import { showStart } from "./show.tsx";

showStart(landing);
