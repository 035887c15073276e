import { Agent, request } from "node:http";

/** A keep-alive client for one server on loopback; what it costs itself is in every figure alike. */
export interface Client {
  /** @returns milliseconds until the whole answer was there, and the answer */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): void;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: object;
  /** The visitor's address, as a trusted proxy tells it. */
  readonly from?: string;
}

export interface Answer {
  readonly ms: number;
  readonly status: number;
  readonly text: string;
}

export function openClient(port: number, sockets = 32): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return {
    call: (method, path, { token, body, from } = {}) =>
      new Promise((resolve, reject) => {
        const payload = body ? JSON.stringify(body) : undefined;
        const headers = {
          ...(payload && { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }),
          ...(from && { "x-forwarded-for": from }),
          ...(token && { authorization: `Bearer ${token}` }),
        };
        const startedAt = performance.now();
        const sent = request({ host: "127.0.0.1", port, method, path, agent, headers }, (answer) => {
          let text = "";
          answer.setEncoding("utf8").on("data", (chunk) => (text += chunk));
          answer.on("end", () => resolve({ ms: performance.now() - startedAt, status: answer.statusCode ?? 0, text }));
        });
        sent.once("error", reject);
        sent.end(payload);
      }),
    close: () => agent.destroy(),
  };
}

/** Like `call`, and fails unless the answer has this status. */
export async function expectStatus(status: number, answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering;
  if (answer.status !== status) throw new Error(`answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return answer;
}
