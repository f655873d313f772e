import type { PayloadSelector, VectorSelector } from "../query.ts";
import { aliased, array, type Decoder, optional, struct, text, untagged } from "./decoder.ts";
import { fail } from "./format-error.ts";

/** Which payload goes into an answer: all, none, or by keys. */
export const payloadSelector: Decoder<PayloadSelector> = untagged(
  "data did not match any variant of untagged enum WithPayloadInterface",
  (value, issues) => {
    if (typeof value === "boolean") return value;
    if (Array.isArray(value)) return { include: array(text)(value, issues) };
    const selector = { include: optional(array(text)), exclude: optional(array(text)) };
    const { include, exclude } = struct<{ include?: readonly string[]; exclude?: readonly string[] }>(
      "PayloadSelector",
      selector,
      "deny",
    )(value, issues);
    if (include) return { include };
    return exclude ? { exclude } : fail(value, "include or exclude");
  },
);

/** Which vectors go into an answer: all, none, or by name. */
export const vectorSelector: Decoder<VectorSelector> = untagged(
  "data did not match any variant of untagged enum WithVector",
  (value, issues) => (typeof value === "boolean" ? value : array(text)(value, issues)),
);

/** Qdrant takes `with_vectors` for `with_vector`. */
export function alsoWithVectors<T>(decoder: Decoder<T>): Decoder<T> {
  return aliased("with_vectors", "with_vector", decoder);
}
