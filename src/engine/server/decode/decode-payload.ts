import type { Payload } from "../../../domain.ts";
import { notSupported } from "../qdrant-error.ts";
import { type Decoder, isMap } from "./decoder.ts";
import { fail } from "./format-error.ts";

/** What is stored beside a vector: any map. */
export const payload: Decoder<Payload> = (value) => {
  if (!isMap(value)) return fail(value, "a map");
  refuseLargeIntegers(value);
  return value as Payload;
};

/**
 * Refuses 64-bit integers beyond 2^53 anywhere in a value: JavaScript read them as floats and lost their last digits,
 * and to go on with what is left would be a guess.
 *
 * @throws QdrantError 501.
 */
export function refuseLargeIntegers(value: unknown): void {
  if (typeof value === "number") {
    const large = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) <= 2 ** 64;
    if (large) throw notSupported(`integers beyond ${Number.MAX_SAFE_INTEGER}, such as ${value}`);
  } else if (typeof value === "object" && value !== null) {
    for (const each of Object.values(value)) refuseLargeIntegers(each);
  }
}
