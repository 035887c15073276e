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
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const code = typeof body["code"] === "string" ? body["code"] : "unreadable";
  const detail = typeof body["detail"] === "string" ? body["detail"] : answer.statusText;
  return new ApiProblem(answer.status, code, detail, body, retryAt(answer, body));
}

function retryAt(answer: Response, body: Record<string, unknown>): Date | undefined {
  if (typeof body["next_slot_at"] === "string") return new Date(body["next_slot_at"]);
  const seconds = Number(answer.headers.get("retry-after"));
  return seconds > 0 ? new Date(Date.now() + seconds * 1_000) : undefined;
}
