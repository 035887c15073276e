import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { PROBLEMS, type ProblemCode } from "../../contract/problems.ts";
import { invalidInput, notFound, Refusal } from "../errors.ts";
import { knowMethods } from "./methods.ts";

/** Turns whatever a route throws into `application/problem+json` (RFC 9457). */
export function answerProblems(app: FastifyInstance): void {
  const unknownAddress = knowMethods(app);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = toRefusal(error);
    if (refusal.status >= 500 && refusal !== (error as unknown)) request.log.error({ err: error }, refusal.code);
    return send(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => {
    // Somebody who mistyped an address is shown the way in; a program is told.
    const isSomebody = request.method === "GET" && request.headers.accept?.includes("text/html");
    if (isSomebody && !request.url.startsWith("/api/")) return reply.redirect("/#unknown_address");
    return send(request, reply, unknownAddress(request));
  });
}

/** An address that cannot be decoded never reaches a route. */
export function answerUnroutable(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  send(request, reply, new Refusal("malformed_request", "The address cannot be read."));
}

/** What Node's parser refuses never becomes a request: it is answered on the bare socket, in the same form. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") return;
  const code = error.code === "HPE_HEADER_OVERFLOW" ? "headers_too_large" : "malformed_request";
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify({
    type: `/problems/${code}`,
    title,
    status,
    detail: title,
    code,
    request_id: randomUUID(),
  });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function send(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  reply.problemCode = refusal.code;
  return reply
    .code(refusal.status)
    .headers(refusal.headers)
    .type("application/problem+json")
    .serializer(JSON.stringify)
    .send(documentOf(request, refusal));
}

function documentOf(request: FastifyRequest, refusal: Refusal) {
  return {
    type: `/problems/${refusal.code}`,
    title: PROBLEMS[refusal.code].title,
    status: refusal.status,
    detail: refusal.message,
    code: refusal.code,
    request_id: request.id,
    ...refusal.extra,
  };
}

/** The problem document of whatever was thrown, for an answer that has begun already. */
export function problemOf(request: FastifyRequest, error: unknown) {
  const refusal = toRefusal(error as FastifyError);
  if (refusal.status >= 500) request.log.error({ err: error }, refusal.code);
  return documentOf(request, refusal);
}

function toRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return ofValidation(error);
  const known = BY_CODE[error.code];
  if (known) return new Refusal(known, PROBLEMS[known].title);
  if (isUnreachable(error))
    return new Refusal("database_unavailable", "A database does not answer.", { "retry-after": "5" });
  if (error.statusCode === 400) return new Refusal("malformed_body", error.message);
  return new Refusal("internal_error", "Something went wrong; it has been logged.");
}

/** An id that cannot be one is an unknown one; anything else that does not fit its schema is 422. */
function ofValidation(error: FastifyError & { validation: ReadonlyArray<Issue> }): Refusal {
  if (error.validationContext === "params") return notFound();
  const errors = error.validation.flatMap(pointersOf);
  return invalidInput(`The ${error.validationContext === "querystring" ? "query" : "body"} is not valid.`, errors);
}

interface Issue {
  readonly keyword?: string;
  readonly instancePath: string;
  readonly message?: string;
  readonly params?: { readonly keys?: readonly string[] };
}

/** A key that is not known points to itself. */
function pointersOf({ keyword, instancePath, message = "is not valid", params }: Issue) {
  const at = instancePath === "/" ? "" : instancePath;
  if (keyword !== "unrecognized_keys" || !params?.keys) return [{ pointer: at || "/", detail: message }];
  return params.keys.map((key) => ({
    pointer: `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    detail: "is not known here",
  }));
}

/** Errors of Fastify's own, and values that passed the contract but not PostgreSQL's types. */
const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "wrong_content_type",
  FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
  FST_ERR_CTP_EMPTY_JSON_BODY: "malformed_body",
  FST_ERR_CTP_INVALID_JSON_BODY: "malformed_body",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "malformed_body",
  "22003": "invalid_input",
  "22021": "invalid_input",
  "22P02": "invalid_input",
  "22007": "invalid_input",
  "22008": "invalid_input",
  "22009": "invalid_input",
  "23505": "conflict",
  "23503": "conflict",
  "40001": "conflict",
  // A table changed under a prepared statement; the next try prepares it anew.
  "0A000": "not_ready",
  // Cancelled by our own time limit: somebody else holds what it waited for.
  "57014": "not_ready",
  DS410: "demo_has_ended",
  DS503: "not_ready",
};

const LOST_CONNECTION = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08001",
  "53300",
]);

const LOST_WORDS =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|connection error and is not queryable|not currently accepting connections/;

/** node-postgres has no code for a pool that waited in vain or a connection that broke. */
function isUnreachable(error: Error & { code?: string }): boolean {
  return LOST_CONNECTION.has(error.code ?? "") || LOST_WORDS.test(error.message);
}
