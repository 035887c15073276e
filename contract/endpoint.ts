import type { ZodType, z } from "zod";

/*
 * A route is described once, here: the server registers what is said (`server/serve.ts`), the browser's client takes its types from it
 * (`web/api`), and the API's documentation is made of it.
 */

/** `GET /demo-sessions/:id`. */
export type Route = `${Method} /${string}`;
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Endpoint {
  readonly summary: string;
  readonly description?: string;
  /** Under which heading the documentation has it. */
  readonly tag: string;
  /** Of a workspace's people, who may. */
  readonly roles?: readonly string[];
  /** Without it a credential is needed. */
  readonly access?: "public" | "optional";
  /** Whoever only reads metrics may. */
  readonly forScrapers?: boolean;
  /** What a service's key must be for to ask this; without it no key may. */
  readonly scope?: string;
  /** Its answer is about who can sign in, mostly with a token or a password in it: it is kept nowhere. */
  readonly hasSecret?: boolean;
  /** Asked for so often that only what goes wrong is logged. */
  readonly quiet?: boolean;
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly headers?: ZodType;
  readonly body?: ZodType;
  /** What it answers with success where that is not JSON. */
  readonly media?: readonly string[];
  /** By status, the lowest the one of success; whatever else may be answered is a problem. */
  readonly answers: Readonly<Record<number, ZodType>>;
}

/** Routes, by what is asked for. */
export type Api = Readonly<Record<Route, Endpoint>>;

/** What is misspelt is not described. */
type Exactly<It> = { readonly [Key in keyof It]: { readonly [Part in Exclude<keyof It[Key], keyof Endpoint>]: never } };

/** Says what routes there are, and keeps their types. */
export const describe = <const It extends Api>(api: It & Exactly<It>): It => api;

type Of<It, Part extends string> = It extends { readonly [Name in Part]: infer Schema extends ZodType }
  ? Schema
  : undefined;
type Received<Schema> = Schema extends ZodType ? z.output<Schema> : unknown;
type Sent<Schema> = Schema extends ZodType ? Given<z.input<Schema>> : undefined;
/** What is sent is not changed on the way. */
type Given<It> = It extends object ? { readonly [Name in keyof It]: Given<It[Name]> } : It;
type Answers<It> = It extends { readonly answers: infer All } ? All[keyof All] : never;

/** What a server's handler is given of a request, once it has been found valid. */
export interface Asked<It> {
  readonly Params: Received<Of<It, "params">>;
  readonly Querystring: Received<Of<It, "query">>;
  readonly Headers: Received<Of<It, "headers">>;
  readonly Body: Received<Of<It, "body">>;
}

/** What a handler may answer with: it is checked, and sent as the schema has it. */
export type Answering<It> = z.input<Extract<Answers<It>, ZodType>>;

/** What a client gets. */
export type Answered<It> = z.output<Extract<Answers<It>, ZodType>>;

/** What a client says: only what the route takes. */
export type Asking<It> = Part<"params", Of<It, "params">> &
  Part<"query", Of<It, "query">> &
  Part<"body", Of<It, "body">>;

type Part<Name extends string, Schema> = Schema extends undefined
  ? { readonly [Key in Name]?: undefined }
  : undefined extends Sent<Schema>
    ? { readonly [Key in Name]?: Sent<Schema> }
    : object extends Sent<Schema>
      ? { readonly [Key in Name]?: Sent<Schema> }
      : { readonly [Key in Name]: Sent<Schema> };
