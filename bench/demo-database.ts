import { handle, openPool } from "../server/sql/connection.ts";
import type { DemoDb } from "../server/tenant/demo-db.ts";

/** The demo database as the service sees it. */
export function openDemo(url: string): DemoDb {
  return handle(openPool({ url, role: "demo_service", searchPath: "workspace", connections: 2 }), "demo");
}
