import type { Json } from "../../../domain.ts";
import { INDEX_HOLDS } from "../../../qdrant-rules/index-holds.ts";
import type { IndexParams } from "../../server/payload-index.ts";
import { type JsonPath, valuesAt } from "./json-path.ts";

/**
 * A payload index in what it changes. An index here speeds nothing up: it is a lens that shows of the values at one
 * path only those of its type, which is what Qdrant's conditions and formulas see once the path is indexed.
 */
export interface PayloadIndex {
  readonly path: JsonPath;
  readonly params: IndexParams;
  /** The values that the index holds of a payload, arrays taken apart. */
  read(payload: Json): readonly Json[];
}

/** Makes the index that a field schema asks for. */
export function createPayloadIndex(path: JsonPath, params: IndexParams): PayloadIndex {
  const holds = INDEX_HOLDS[params.type];
  const distinct = params.type === "integer";
  return {
    path,
    params,
    read(payload) {
      const values = flatValuesAt(payload, path);
      const held = values.every(holds) ? values : values.filter(holds);
      return distinct && held.length > 1 ? [...new Set(held)] : held;
    },
  };
}

/** The values at a path; an array at its end counts as its elements. */
export function flatValuesAt(payload: Json, path: JsonPath): readonly Json[] {
  const values = valuesAt(payload, path);
  return values.some(Array.isArray) ? values.flat() : values;
}
