import type { CoreApi } from "../contract/api.ts";
import type { BakeryApi } from "../contract/bakery/api.ts";
import type { Answered, Method } from "../contract/endpoint.ts";
import type { booksApi } from "./bookshop/books-api.ts";

type AllApi = CoreApi & BakeryApi & typeof booksApi;

/** A problem document with what each may say beside: a test that reads it where there is none fails. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id: string;
  readonly errors: ReadonlyArray<{ readonly pointer: string; readonly detail: string }>;
  readonly current: Readonly<Record<string, unknown>>;
  readonly latest: string;
  readonly latest_expires_at: string;
  readonly next_slot_at: string;
}

/** `/workspace/products/:id/prices` as the addresses that mean it. */
type Addresses<Path> = Path extends `${infer Start}:${string}/${infer Rest}`
  ? `${Start}${string}/${Addresses<Rest>}`
  : Path extends `${infer Start}:${string}`
    ? `${Start}${string}`
    : Path;
type WithoutQuery<Url> = Url extends `${infer Path}?${string}` ? Path : Url;
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
type RouteOf<Verb extends Method, Url> = {
  [Key in keyof AllApi]: Key extends `${Verb} ${infer Path}`
    ? Same<Addresses<Path>, WithoutQuery<Url>> extends true
      ? Key
      : never
    : never;
}[keyof AllApi];

type Both<It> = It extends object ? It & Omit<Problem, keyof It> : It;

/** What comes of an address, by the contract; of one that it does not name, whatever. */
export type JsonOf<Verb extends Method, Url extends string> = [RouteOf<Verb, Url>] extends [never]
  ? // biome-ignore lint/suspicious/noExplicitAny: an address that is reckoned, or that nobody serves
    any
  : Both<Answered<AllApi[RouteOf<Verb, Url>]>>;
