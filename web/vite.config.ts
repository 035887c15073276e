import { defineConfig } from "vite";
import { buildOf } from "./build.ts";
import { landing } from "./served/landing.ts";

/** `--mode landing` or `--mode workspace`. */
export default defineConfig(({ mode }) => buildOf({ landing }, mode));
