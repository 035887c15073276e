type Json = Record<string, unknown>;

/** A plausible text of a name or a format, where the schema has no example of its own. */
const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: "0b8f7a52-8c1d-4e0a-9a53-2f6d0c9be111",
  "date-time": "2026-11-24T10:40:00.000Z",
  date: "2026-11-24",
  email: "ana@example.org",
  uri: "https://demo.example",
};
const DEEPEST = 6;

/** An example that fits a schema: its own, or made of its parts. */
export function exampleOf(schema: Json, schemas: Readonly<Record<string, Json>>, depth = 0): unknown {
  const named = /^#\/components\/schemas\/(\w+)$/.exec(String(schema["$ref"] ?? ""))?.[1];
  if (named) return exampleOf(schemas[named] ?? {}, schemas, depth);
  if (schema["example"] !== undefined) return schema["example"];
  if (schema["const"] !== undefined) return schema["const"];
  if (schema["default"] !== undefined) return schema["default"];
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  const either = (schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"]) as Json[] | undefined;
  if (either) return exampleOf(either.find((it) => it["type"] !== "null") ?? {}, schemas, depth);
  return ofType(schema, schemas, depth);
}

function ofType(schema: Json, schemas: Readonly<Record<string, Json>>, depth: number): unknown {
  const type = Array.isArray(schema["type"]) ? schema["type"][0] : schema["type"];
  switch (type) {
    case "object":
      return Object.fromEntries(
        Object.entries((schema["properties"] ?? {}) as Record<string, Json>).map(([name, it]) => [
          name,
          exampleOf(it, schemas, depth + 1),
        ]),
      );
    case "array":
      return depth > DEEPEST || schema["maxItems"] === 0
        ? []
        : [exampleOf((schema["items"] ?? {}) as Json, schemas, depth + 1)];
    case "integer":
    case "number":
      return Math.max(Number(schema["minimum"] ?? 1), 1);
    case "boolean":
      return true;
    case "string":
      return BY_FORMAT[String(schema["format"])] ?? "text";
    default:
      return null;
  }
}
