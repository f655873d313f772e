import type { Update } from "../update.ts";
import { isBeyondSerde } from "./beyond-serde.ts";
import type { Decoder } from "./decoder.ts";
import { FormatError } from "./format-error.ts";
import { DEPTH_LIMIT } from "./json-scanner.ts";

/**
 * Refuses a change that Qdrant's engine would write and could not read again, neither from its log nor from its
 * storage, which are no more patient than its JSON parser: the change as the log spells it, with every clause of a
 * filter a list, and the payload that a path of keys leads to.
 */
export function readableAgain(decoder: Decoder<Update>): Decoder<Update> {
  return (value, issues) => {
    const update = decoder(value, issues);
    if (isBeyondSerde(update, DEPTH_LIMIT - pathLength(update))) {
      throw new FormatError("recursion limit exceeded");
    }
    return update;
  };
}

/** How many levels the path of a `set_payload` adds to its payload at most. */
function pathLength(update: Update): number {
  const key = "set_payload" in update ? update.set_payload.key : undefined;
  return key === undefined ? 0 : key.split(/[.[]/).length;
}
