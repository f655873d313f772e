import type { Update } from "../update.ts";
import { DEPTH_LIMIT, isBeyondSerde } from "./beyond-serde.ts";
import type { Decoder } from "./decoder.ts";
import { FormatError } from "./format-error.ts";

/**
 * Refuses a change that Qdrant's engine would write and could not read again, neither from its log nor from its
 * storage, which go as deep as its JSON parser: the change as the log spells it, with every clause of a filter a list,
 * and the payload below the path that it is written to.
 */
export function readableAgain(decoder: Decoder<Update>): Decoder<Update> {
  return (value, issues) => {
    const update = decoder(value, issues);
    // The log wraps the points of an upsert once more.
    const deepest = "upsert" in update ? DEPTH_LIMIT - 1 : DEPTH_LIMIT;
    if (isBeyondSerde(update, deepest) || isStoredTooDeep(update)) {
      throw new FormatError("recursion limit exceeded");
    }
    return update;
  };
}

function isStoredTooDeep(update: Update): boolean {
  if (!("set_payload" in update) || update.set_payload.key === undefined) return false;
  const { key, payload } = update.set_payload;
  const levels = key.split(/[.[]/).length; // Or fewer, where a quoted key holds a dot.
  return isBeyondSerde(payload, DEPTH_LIMIT - levels);
}
