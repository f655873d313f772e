import type { JsonText } from "./backend.ts";
import type { Collections } from "./collections.ts";
import type { Decoder } from "./decode/decoder.ts";

/** One request, as a handler sees it. */
export interface Exchange {
  readonly collections: Collections;
  /** A named part of the path, decoded. */
  param(name: string): string;
  /** Whether the query string says that the answer should wait for the change. */
  readonly wait: boolean;
  /** The decoded body. */
  body<T>(decoder: Decoder<T>): T;
}

/** An endpoint; its handler returns the JSON text of `result`. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `{name}` stands for one segment. */
  readonly path: string;
  readonly handle: (exchange: Exchange) => Promise<JsonText> | JsonText;
}
