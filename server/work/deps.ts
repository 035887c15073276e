import type { Config } from "../config.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface WorkDeps extends Pick<SessionDeps, "main" | "demo" | "domain" | "serviceSecret"> {
  readonly config: Pick<Config, "publicUrl" | "allowedOrigins" | "trustedProxies" | "signUpUrl">;
}
