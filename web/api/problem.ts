/** A refusal of the API (RFC 9457), or no answer at all: `offline`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** Where the refusal says when to try again. */
  readonly retryAt: Date | undefined;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, detail: string, extra: Readonly<Record<string, unknown>>, retryAt?: Date) {
    super(detail);
    this.status = status;
    this.code = code;
    this.extra = extra;
    this.retryAt = retryAt;
  }
}

/** What a failed answer says; one that is no problem document is `unreadable`. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const body = (await answer.json().catch(() => ({}))) as Document;
  const seconds = Number(answer.headers.get("retry-after"));
  return problemIn(
    { detail: answer.statusText, ...body, status: answer.status },
    seconds > 0 ? new Date(Date.now() + seconds * 1_000) : undefined,
  );
}

type Document = Readonly<Record<string, unknown>>;

/** What a problem document says, also one that came in a stream of events. @param retryAt where it says no better */
export function problemIn(body: Document, retryAt?: Date): ApiProblem {
  const code = typeof body["code"] === "string" ? body["code"] : "unreadable";
  const slot = body["next_slot_at"];
  const at = typeof slot === "string" ? new Date(slot) : retryAt;
  return new ApiProblem(Number(body["status"]), code, String(body["detail"]), body, at);
}
