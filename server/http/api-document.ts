import { STATUS_CODES } from "node:http";
import { exampleOf } from "./api-examples.ts";
import { NamedSchemas, operationIdOf, schemaNameOf } from "./api-names.ts";
import { PROBLEM_SCHEMA, problemAnswers } from "./api-problems.ts";
import { STAFF_ROLES } from "./caller.ts";

type Json = Record<string, unknown>;

interface Media {
  schema: Json;
  example?: unknown;
}

interface Answer {
  description?: string;
  headers?: Json;
  content?: Record<string, Media>;
}

interface Operation {
  operationId?: string;
  security?: readonly Json[];
  parameters?: ReadonlyArray<{ readonly in: string; readonly name: string }>;
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
}

/** An OpenAPI document as it comes out of the schemas. */
export interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components?: { schemas?: Record<string, Json> };
}

/**
 * Makes the generated document one to read, to try and to make a client of: names of operations and schemas, examples, headers, and
 * the problems that each route can really answer with.
 */
export function finish(document: ApiDocument, roles: readonly string[]): ApiDocument {
  refine(document as Json, roles);
  const named = new NamedSchemas({});
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  // Lists first: what is one of many gives its name to the same thing alone.
  const isList = ({ operation }: (typeof operations)[number]) =>
    JSON.stringify(operation.responses).includes('"next_cursor"');
  for (const it of operations.toSorted((one, other) => Number(isList(other)) - Number(isList(one))))
    describe(it, named);
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA, ...named.schemas };
  for (const { operation } of operations) showExamples(operation, schemas);
  document.components = { ...document.components, schemas };
  return document;
}

function describe(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  named: NamedSchemas,
) {
  const operationId = operationIdOf(method, path);
  operation.operationId = operationId;
  const body = operation.requestBody?.content["application/json"];
  if (operation.requestBody && body) nameBody(operation.requestBody, body, named, operationId);
  const headers = operation.parameters?.filter((it) => it.in === "header").map((it) => it.name) ?? [];
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answer.description === "Default Response") answer.description = STATUS_CODES[Number(status)] ?? "";
    const media = answer.content?.["application/json"];
    if (media) media.schema = named.referAnswer(open(media.schema), path, schemaNameOf(operationId, "Answer"));
    answer.headers = { ...headersOf(operation, status, headers), ...answer.headers };
  }
  if (headers.includes("if-none-match")) operation.responses["304"] = { description: "Not modified" };
  Object.assign(
    operation.responses,
    problemAnswers({
      method,
      path,
      isPublic: operation.security?.length === 0,
      hasBody: body !== undefined,
      hasQuery: operation.parameters?.some((it) => it.in === "query") === true,
      headers,
    }),
  );
}

/** The body's own shape is named; that it may be left out is said beside it. */
function nameBody(
  request: NonNullable<Operation["requestBody"]>,
  media: Media,
  named: NamedSchemas,
  operationId: string,
) {
  const either = Array.isArray(media.schema["anyOf"]) ? (media.schema["anyOf"] as Json[]) : [media.schema];
  if (either.some((it) => it["type"] === "null")) request.required = false;
  const example = either.map((it) => it["example"]).find((it) => it !== undefined);
  const shape = either.find((it) => it["type"] === "object") ?? media.schema;
  if (example !== undefined) media.example = example;
  media.schema = named.refer(shape, schemaNameOf(operationId, "Body"));
}

const header = (description: string, type = "string") => ({ description, schema: { type } });

/** What comes with an answer besides its body. */
function headersOf(operation: Operation, status: string, headers: readonly string[]): Json {
  const isPublic = operation.security?.length === 0;
  return {
    "X-Request-Id": header("Names this request in logs"),
    ...(!isPublic && {
      RateLimit: header("What is left of the limit, and the seconds until it is full again"),
      "RateLimit-Policy": header("How often one may ask, in how many seconds"),
    }),
    ...(headers.includes("idempotency-key") && {
      "Idempotent-Replay": header("`true` where this was answered before"),
    }),
    ...(headers.some((it) => it.startsWith("if-")) && { ETag: header("The version of what is answered") }),
    ...(status === "201" && { Location: header("Where what was made is") }),
  };
}

function showExamples(operation: Operation, schemas: Record<string, Json>): void {
  const media = [operation.requestBody?.content, ...Object.values(operation.responses).map((it) => it.content)];
  for (const it of media.flatMap((content) => (content?.["application/json"] ? [content["application/json"]] : [])))
    it.example ??= exampleOf(it.schema, schemas);
}

/** An answer may get more fields: a client that refuses them would break with the next release. */
function open(schema: Json): Json {
  const opened = JSON.parse(JSON.stringify(schema)) as Json;
  const walk = (node: Json) => {
    if (node["additionalProperties"] === false) delete node["additionalProperties"];
    for (const child of Object.values(node)) if (typeof child === "object" && child !== null) walk(child as Json);
  };
  walk(opened);
  return opened;
}

/** Every integer has the bounds of JavaScript's numbers, which tell nobody anything; a role is one of the product's; anything is anything. */
function refine(node: Json, roles: readonly string[]): void {
  if (node["minimum"] === Number.MIN_SAFE_INTEGER) delete node["minimum"];
  if (node["maximum"] === Number.MAX_SAFE_INTEGER) delete node["maximum"];
  const more = node["additionalProperties"];
  if (typeof more === "object" && more !== null && Object.keys(more).length === 0) node["additionalProperties"] = true;
  if (node["x-role"] === true) {
    delete node["x-role"];
    delete node["pattern"];
    node["enum"] = [...roles];
  }
  const example = node["example"] as Json | undefined;
  const isOfTeam = (STAFF_ROLES as readonly unknown[]).includes(example?.["role"]);
  if (typeof example?.["role"] === "string" && !isOfTeam && !roles.includes(example["role"]))
    example["role"] = roles.at(-1);
  for (const child of Object.values(node))
    if (typeof child === "object" && child !== null) refine(child as Json, roles);
}
