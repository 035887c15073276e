import { EventSourceParserStream } from "eventsource-parser/stream";
import { v4 as newKey } from "uuid";
import { problemIn } from "../../api/problem.ts";
import { send, stream } from "../../start/open-demo.ts";

const CREATE = "POST /demo-sessions/scenarios/:scenario/create";

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
  onProgress: (step: Step) => void,
  closing: AbortSignal,
): Promise<{ readonly id: string }> {
  const asked = { params: { scenario: "custom" }, body };
  const sending = { key: newKey(), signal: closing };
  for await (const { event, data } of eventsOf(await stream(CREATE, asked, sending))) {
    if (event === "step") onProgress(data as Step);
    if (event === "problem") {
      throw problemIn(data as Record<string, unknown>);
    }
  }
  return send(CREATE, asked, sending);
}

/** Server-Sent Events of an answer to a POST, which `EventSource` cannot send. */
async function* eventsOf(answer: Response): AsyncGenerator<{ event: string | undefined; data: unknown }> {
  const events = answer.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  const reader = events?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return;
    yield { event: value.event, data: JSON.parse(value.data) };
  }
}
