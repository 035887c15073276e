import path from "node:path";
import { defineConfig } from "vite";
import { buildOf } from "../../web/build.ts";
import { landing } from "./served/landing.ts";

/** The pages with the bookshop in them; whoever builds them says where they go. */
export default defineConfig(({ mode }) => buildOf({ landing, served: path.join(import.meta.dirname, "served") }, mode));
