import type { Expression } from "./feature.ts";

/**
 * The expression where the payload has something at the path, and 0 where it has nothing, null or []: a product ends at
 * its first 0, so that Qdrant does not look for a value that is not there.
 */
export function guarded(path: string, expression: Expression): Expression {
  return { mult: [{ must_not: [{ is_empty: { key: path } }] }, expression] };
}
