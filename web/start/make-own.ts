import { ApiProblem } from "../api/problem.ts";
import { send } from "./open-demo.ts";

const CREATE = "/api/v1/demo-sessions/scenarios/custom/create";

/** How far the making of a bakery has come. */
export type Step =
  | { readonly step: "waiting"; readonly before: number }
  | { readonly step: "simulating" | "loading" | "loaded"; readonly share: number };

/**
 * Has a bakery made to measure and tells how far it has come.
 *
 * The stream's headers are gone when the demo is there, so its cookie comes with the same creation asked for again: the key makes it
 * the same demo.
 *
 * @param closing leaves it, and the service does not open what nobody would enter
 * @throws ApiProblem
 */
export async function makeOwn(
  body: object,
  hear: (step: Step) => void,
  closing: AbortSignal,
): Promise<{ readonly id: string }> {
  const key = crypto.randomUUID();
  const stream = await send(CREATE, body, key, { accept: "text/event-stream", signal: closing });
  for await (const { event, data } of eventsOf(stream)) {
    if (event === "step") hear(data as Step);
    if (event === "problem") {
      const problem = data as { status: number; code: string; detail: string };
      throw new ApiProblem(problem.status, problem.code, problem.detail, data as Record<string, unknown>);
    }
  }
  return (await (await send(CREATE, body, key, { signal: closing })).json()) as { id: string };
}

interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Server-Sent Events of an answer to a POST, which `EventSource` cannot send. */
async function* eventsOf(answer: Response): AsyncGenerator<StreamEvent> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done) return;
    text += value;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (event && data) yield { event, data: JSON.parse(data) };
    }
  }
}
