import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Client, openClient } from "./client.ts";

/** The server to compare with, on the database of the service that it is compared to. */
export async function startBaseline(
  port: number,
  databaseUrl: string,
): Promise<{ client: Client; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "baseline-server.ts")], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const client = openClient(port);
  const answers = () =>
    client.call("POST", "/floor").then(
      () => true,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`the baseline ended with ${child.exitCode}`);
    await pause(50);
  }
  return {
    client,
    async stop() {
      client.close();
      await new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill("SIGTERM");
      });
    },
  };
}
