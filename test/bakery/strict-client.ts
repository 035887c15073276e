import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { TestService } from "../app-under-test.ts";

interface Media {
  readonly schema: object;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: ReadonlyArray<{ readonly name: string; readonly in: string; readonly required?: boolean }>;
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

export interface Said {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/**
 * A client made of the API's document alone, and strict: it knows operations by their names, sends what their schemas take, and throws
 * at an answer whose status or shape the document does not have.
 */
export async function strictClient(service: TestService) {
  const document = (await service.app.inject("/openapi.json")).json();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "api");
  const fits = (pointer: string, value: unknown, what: string) => {
    const validate = ajv.getSchema(`api#${pointer}`);
    if (!validate) throw new Error(`there is no schema at ${pointer}`);
    if (!validate(value))
      throw new Error(`${what} is not as described: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  };
  const operations = new Map<
    string,
    { readonly method: string; readonly url: string; readonly pointer: string; readonly it: Operation }
  >();
  for (const [url, methods] of Object.entries<Record<string, Operation>>(document.paths))
    for (const [method, it] of Object.entries(methods))
      operations.set(it.operationId, { method, url, pointer: `/paths/${encoded(url)}/${method}`, it });

  return async (operationId: string, { path = {}, query = {}, headers = {}, body }: Said = {}, token?: string) => {
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`${operationId} is not described`);
    const { method, url, pointer, it } = operation;
    const media = "/requestBody/content/application~1json/schema";
    if (body) fits(`${pointer}${media}`, body, `what is sent to ${operationId}`);
    const address = url.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ""));
    const answer = await service.app.inject({
      method: method.toUpperCase() as "GET",
      url: `${address}?${new URLSearchParams(query)}`,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(body && { payload: body }),
    });
    const status = String(answer.statusCode);
    const described = it.responses[status];
    if (!described)
      throw new Error(`${operationId} answers ${status}, which is not described: ${answer.body.slice(0, 300)}`);
    const [type = ""] = String(answer.headers["content-type"] ?? "").split(";");
    if (described.content?.[type])
      fits(
        `${pointer}/responses/${status}/content/${encoded(type)}/schema`,
        answer.json(),
        `the answer ${status} of ${operationId}`,
      );
    return { status: answer.statusCode, headers: answer.headers, json: answer.body === "" ? undefined : answer.json() };
  };
}

const encoded = (name: string): string => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
