import type { Json } from "../../domain.ts";
import type { IndexParams } from "../server/payload-index.ts";
import { parseDatetime } from "./datetime.ts";
import { isOnEarth, readGeoPoint } from "./geo.ts";
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
  const holds = HOLDS[params.type];
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

const LARGEST_INTEGER = 0x8000_0000_0000_0000;

const HOLDS: { readonly [type in IndexParams["type"]]: (value: Json) => boolean } = {
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

const UUID =
  /^(?:urn:uuid:)?\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** A UUID in its usual spelling: lower case, with hyphens; undefined for any other text. */
export function parseUuid(text: string): string | undefined {
  const match = UUID.exec(text);
  return match === null ? undefined : match.slice(1).join("-").toLowerCase();
}
