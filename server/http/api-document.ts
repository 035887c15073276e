import { STATUS_CODES } from "node:http";
import { PROBLEMS } from "../../contract/problems.ts";

type Json = Record<string, unknown>;

interface Operation {
  requestBody?: { required?: boolean; content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<string, { description?: string; content?: unknown }>;
}

/** An OpenAPI document as it comes out of the schemas. */
export interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Makes the generated document one to read and to try: problems, names of answers, bodies that can be sent as they stand. */
export function finish(document: ApiDocument, roles: readonly string[]): ApiDocument {
  for (const operations of Object.values(document.paths ?? {}))
    for (const operation of Object.values(operations)) {
      operation.responses["default"] ??= PROBLEM;
      for (const [status, answer] of Object.entries(operation.responses))
        if (answer.description === "Default Response") answer.description = STATUS_CODES[Number(status)] ?? "";
      showExample(operation);
    }
  refine(document as Json, roles);
  return document;
}

/** Every operation may answer with a problem; said once here instead of at every route. */
const PROBLEM = {
  description: "A problem (RFC 9457)",
  content: {
    "application/problem+json": {
      schema: {
        type: "object",
        properties: {
          type: { type: "string" },
          title: { type: "string" },
          status: { type: "integer" },
          detail: { type: "string" },
          code: { type: "string", enum: Object.keys(PROBLEMS) },
          request_id: { type: "string" },
        },
        required: ["type", "title", "status", "detail", "code", "request_id"],
      },
    },
  },
};

/**
 * A schema's own example becomes the body's, also where the body may be left out. It is `example` in the schemas, because zod leaves out
 * the `examples` of whatever has a default or is transformed.
 */
function showExample({ requestBody }: Operation): void {
  const media = requestBody?.content["application/json"];
  if (!requestBody || !media) return;
  const either = Array.isArray(media.schema["anyOf"]) ? (media.schema["anyOf"] as Json[]) : [media.schema];
  if (either.some((it) => it["type"] === "null")) requestBody.required = false;
  const example = either.map((it) => it["example"]).find((it) => it !== undefined);
  if (example) media.example = example;
}

/** Every integer has the bounds of JavaScript's numbers, which tell nobody anything; a role is one of the product's. */
function refine(node: Json, roles: readonly string[]): void {
  if (node["minimum"] === Number.MIN_SAFE_INTEGER) delete node["minimum"];
  if (node["maximum"] === Number.MAX_SAFE_INTEGER) delete node["maximum"];
  if (node["x-role"] === true) {
    delete node["x-role"];
    delete node["pattern"];
    node["enum"] = [...roles];
  }
  const example = node["example"] as Json | undefined;
  if (typeof example?.["role"] === "string" && !roles.includes(example["role"])) example["role"] = roles.at(-1);
  for (const child of Object.values(node))
    if (typeof child === "object" && child !== null) refine(child as Json, roles);
}
