type Json = Record<string, unknown>;

const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((it) => (it[0] ?? "").toUpperCase() + it.slice(1))
    .join("");

/** `GET /demo-sessions/{id}/events` is `getDemoSessionsByIdEvents`: as stable as the route itself. */
export function operationIdOf(method: string, path: string): string {
  const parts = path
    .replace(/^\/api\/v1/, "")
    .split("/")
    .filter(Boolean);
  const named = parts.map((it) => (it.startsWith("{") ? `By${pascal(it)}` : pascal(it)));
  return method.toLowerCase() + named.join("");
}

/** What is one of many: `GET /workspace/products` lists a `Product`, `GET /workspace/sales/daily` a `SalesDailyItem`. */
function itemNameOf(path: string): string {
  const parts = path
    .replace(/^\/api\/v1(?:\/workspace)?/, "")
    .split("/")
    .filter((it) => it && !it.startsWith("{"));
  const last = parts.at(-1) ?? "";
  const single = last.endsWith("ies") ? `${last.slice(0, -3)}y` : last.endsWith("s") ? last.slice(0, -1) : undefined;
  return single && parts.length === 1 ? pascal(single) : `${pascal(parts.join(" "))}Item`;
}

/** Schemas by name, each once: of the same shape there is one. */
export class NamedSchemas {
  readonly schemas: Record<string, Json>;
  private readonly byShape = new Map<string, string>();
  constructor(schemas: Record<string, Json>) {
    this.schemas = schemas;
  }

  /** Names an object, or one of several; anything else stays where it is. */
  refer(schema: Json, name: string): Json {
    if (schema["$ref"] !== undefined || (schema["type"] !== "object" && schema["anyOf"] === undefined)) return schema;
    const shape = JSON.stringify(schema);
    const known = this.byShape.get(shape) ?? this.free(name);
    this.byShape.set(shape, known);
    this.schemas[known] = schema;
    return { $ref: `#/components/schemas/${known}` };
  }

  /** A list's items are named by what is listed, and then the list. */
  referAnswer(schema: Json, path: string, name: string): Json {
    const properties = schema["properties"] as Record<string, Json> | undefined;
    const items = properties?.["items"]?.["items"] as Json | undefined;
    if (properties?.["items"] && items) properties["items"]["items"] = this.refer(items, itemNameOf(path));
    return this.refer(schema, name);
  }

  private free(name: string): string {
    if (!(name in this.schemas)) return name;
    for (let n = 2; ; n += 1) if (!(`${name}${n}` in this.schemas)) return `${name}${n}`;
  }
}

export const schemaNameOf = (operationId: string, part: "Body" | "Answer"): string => pascal(operationId) + part;
