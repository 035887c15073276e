import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

interface Told {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly base: string;
  readonly told: readonly Told[];
  /** How a path answers: a status, else 204, or for ever not. */
  readonly answers: Map<string, number | "never" | "nonsense" | "upgrade">;
  close(): void;
}

/** Somebody's HTTP server, to whom webhooks are sent. */
export async function aReceiver(): Promise<Receiver> {
  const told: Told[] = [];
  const answers: Receiver["answers"] = new Map();
  const hanging: http.ServerResponse[] = [];
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      told.push({ path, headers: request.headers, body });
      const answer = answers.get(path) ?? 204;
      if (answer === "never") return void hanging.push(response);
      if (answer === "nonsense") return void response.writeHead(200).end(`\u0000${"x".repeat(498)}\u{1f600}`);
      if (answer === "upgrade")
        return void request.socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
      response.writeHead(answer, answer === 302 ? { location: "/elsewhere" } : {}).end("x".repeat(2_000));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told,
    answers,
    close() {
      for (const it of hanging) it.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}
