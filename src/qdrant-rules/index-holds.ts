import type { Json } from "../domain.ts";
import { parseDatetime } from "./datetime.ts";
import { isOnEarth, readGeoPoint } from "./geo.ts";
import { parseUuid } from "./parse-uuid.ts";

/** The types of Qdrant's payload indexes. */
export type IndexType = "integer" | "float" | "keyword" | "text" | "bool" | "datetime" | "uuid" | "geo";

const LARGEST_INTEGER = 0x8000_0000_0000_0000;

/**
 * Whether a payload index of a type holds a value. Once a path is indexed, Qdrant's conditions and formulas see there
 * only what the index holds: an integer index hides 1.5, and every index hides null. Of an array it holds elements.
 */
export const INDEX_HOLDS: { readonly [type in IndexType]: (value: Json) => boolean } = {
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < LARGEST_INTEGER,
  float: (value) => typeof value === "number",
  keyword: (value) => typeof value === "string",
  text: (value) => typeof value === "string",
  bool: (value) => typeof value === "boolean",
  datetime: (value) => typeof value === "string" && parseDatetime(value) !== undefined,
  uuid: (value) => typeof value === "string" && parseUuid(value) !== undefined,
  geo: (value) => {
    const point = readGeoPoint(value);
    return point !== undefined && isOnEarth(point);
  },
};
