import type { Json } from "../domain.ts";
import { FLOAT_INDEX } from "../qdrant-rules/float-index.ts";
import { INDEX_HOLDS, type IndexType } from "../qdrant-rules/index-holds.ts";

/**
 * What Qdrant sees of a payload value through an index: the value, or the elements of an array, as far as an index of
 * that type holds them.
 *
 * @example visibleValues([1999, null, "n/a"], "float") // [1999]
 */
export function visibleValues(value: Json | undefined, index: IndexType): readonly Json[] {
  const holds = INDEX_HOLDS[index];
  if (Array.isArray(value)) return (value as readonly Json[]).filter(holds);
  return value !== undefined && holds(value) ? [value] : [];
}

/** The one number that a float index shows of a payload value, or the fallback where it shows none. */
export function numberOr(value: Json | undefined, fallback: number): number {
  if (typeof value === "number") return value;
  const [number, ...more] = visibleValues(value, FLOAT_INDEX);
  return more.length === 0 && typeof number === "number" ? number : fallback;
}

/** Whether Qdrant's `is_empty` holds of a payload value: missing, null or []. */
export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
