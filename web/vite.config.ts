import { defineConfig } from "vite";
import { buildOf } from "./build.ts";
import { landing } from "./served/landing.ts";

export default defineConfig(buildOf({ landing }));
