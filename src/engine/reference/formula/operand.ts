import type { GeoPoint, Json } from "../../../domain.ts";
import { datetimeProblem, parseDatetime } from "../../../qdrant-rules/datetime.ts";
import { isOnEarth, readGeoPoint } from "../../../qdrant-rules/geo.ts";
import { isObject } from "../../../qdrant-rules/json-object.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import type { FilterScope } from "../filter/compile-filter.ts";
import type { JsonPath } from "../payload/json-path.ts";
import type { Candidate } from "./operators.ts";
import { formatNumber } from "./rust-number.ts";
import { variableReader } from "./variable.ts";

/** The default of a missing operand, by position of the prefetch or by canonical text of the payload path. */
export type Defaults = ReadonlyMap<number | string, Json>;

/** What a formula may want of a payload value. */
export interface OperandType<T> {
  readonly name: string;
  /** Undefined where the value is of another type. */
  convert(value: Json): T | undefined;
  /** Says what is wrong with a value that cannot be converted. */
  problem(value: Json): string;
}

/**
 * Makes the reader of a payload value in a formula, or of its default where the payload has none.
 *
 * The reader throws QdrantError 400 where there is neither, and where the value is of another type.
 */
export function operandReader<T>(
  path: JsonPath,
  type: OperandType<T>,
  scope: FilterScope,
  defaults: Defaults,
): (candidate: Candidate) => T {
  const read = variableReader(path, scope);
  const refuse = (problem: string) =>
    wrongInput(
      `Expected ${type.name} value for ${path.text} in the payload and/or in the formula defaults. Error: ${problem}`,
    );
  return ({ payload }) => {
    // A null is a value of the wrong type, not a missing one.
    const found = read(payload);
    const value = found === undefined ? defaults.get(path.text) : found;
    if (value === undefined) throw refuse("No value found in a payload nor defaults");
    const converted = type.convert(value);
    if (converted === undefined) throw refuse(type.problem(value));
    return converted;
  };
}

export const asNumber: OperandType<number> = {
  name: "number",
  convert: (value) => (typeof value === "number" ? value : undefined),
  problem: () => "Value is not a number",
};

/** Microseconds since 1970. */
export const asDatetime: OperandType<number> = {
  name: "datetime",
  convert: (value) => (typeof value === "string" ? parseDatetime(value) : undefined),
  problem: (value) => (typeof value === "string" ? datetimeProblem(value) : "value is not a string"),
};

/** `{ lon, lat }`, or a pair in that order. */
export const asGeoPoint: OperandType<GeoPoint> = {
  name: "geo point",
  convert(value) {
    const point = readGeoPoint(pairToObject(value));
    return point !== undefined && isOnEarth(point) ? point : undefined;
  },
  problem(value) {
    const object = pairToObject(value);
    if (Array.isArray(object)) {
      const wanted = object.length < 2 ? "struct GeoPointShadow with 2 elements" : "fewer elements in array";
      return `invalid length ${object.length}, expected ${wanted}`;
    }
    if (!isObject(object)) return `invalid type: ${describeType(value)}, expected struct GeoPointShadow`;
    for (const key of ["lon", "lat"]) {
      const coordinate = object[key];
      if (coordinate === undefined) return `missing field \`${key}\``;
      if (typeof coordinate !== "number") return `invalid type: ${describeType(coordinate)}, expected f64`;
    }
    const [lat, lon] = [object.lat, object.lon].map((coordinate) => formatNumber(coordinate as number));
    return `Wrong format of GeoPoint payload: expected \`lat\` = ${lat} within [-90;90] and \`lon\` = ${lon} within [-180;180]`;
  },
};

function pairToObject(value: Json): Json {
  return Array.isArray(value) && value.length === 2 ? { lon: value[0], lat: value[1] } : value;
}

function describeType(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "string") return `string ${JSON.stringify(value)}`;
  if (typeof value === "boolean") return `boolean \`${value}\``;
  if (typeof value === "number")
    return `${Number.isInteger(value) ? "integer" : "floating point"} \`${value}\``;
  return Array.isArray(value) ? "sequence" : "map";
}
