import type { GeoPoint } from "../../../domain.ts";
import type { Range } from "../../../qdrant-rules/is-in-range.ts";
import type { Condition, FieldCondition, Filter, GeoLine, Match } from "../filter.ts";
import { refuseLargeIntegers } from "./decode-payload.ts";
import { pointId } from "./decode-point-id.ts";
import {
  array,
  type Decoder,
  f64,
  flag,
  isMap,
  oneOrMany,
  optional,
  struct,
  text,
  unsigned,
  untagged,
} from "./decoder.ts";
import { FormatError, fail } from "./format-error.ts";

/** A filter; a clause may be one condition or a list. */
export const filter: Decoder<Filter> = (value, issues) => filterFields(value, issues);

/** Any condition, a filter among them. */
export const condition: Decoder<Condition> = untagged(
  "data did not match any variant of untagged enum Condition",
  (value, issues): Condition => {
    if (!isMap(value)) return fail(value, "a condition");
    if ("key" in value) return fieldCondition(value, issues);
    if ("is_empty" in value) return keyOf("is_empty", value, issues);
    if ("is_null" in value) return keyOf("is_null", value, issues);
    if ("has_id" in value) return { has_id: array(pointId)(value.has_id, issues) };
    if ("has_vector" in value) return { has_vector: text(value.has_vector, issues) };
    if ("nested" in value) return nested(value, issues);
    return filter(value, issues);
  },
);

const clause = optional(oneOrMany(condition));
const filterFields = struct<Filter>(
  "Filter",
  {
    should: clause,
    min_should: optional(struct("MinShould", { conditions: array(condition), min_count: unsigned("usize") })),
    must: clause,
    must_not: clause,
  },
  "deny",
);

const payloadField = struct<{ key: string }>("PayloadField", { key: text });

function keyOf<K extends "is_empty" | "is_null">(
  kind: K,
  value: Record<string, unknown>,
  issues: Parameters<Decoder<unknown>>[1],
) {
  return { [kind]: payloadField(value[kind], issues) } as { [key in K]: { key: string } };
}

const nested = struct<{ nested: { key: string; filter: Filter } }>("NestedCondition", {
  nested: struct("Nested", { key: text, filter }),
});

export const geoPoint: Decoder<GeoPoint> = (value, issues) => {
  const point = struct<GeoPoint>("GeoPoint", { lon: f64, lat: f64 })(value, issues);
  if (Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90) return point;
  throw new FormatError(
    `Wrong format of GeoPoint payload: expected \`lat\` = ${point.lat} within [-90;90] and \`lon\` = ${point.lon} within [-180;180]`,
  );
};
const geoLine = struct<GeoLine>("GeoLineString", { points: array(geoPoint) });

const anyRange: Decoder<Range<number> | Range<string>> = (value, issues) => {
  const dated = isMap(value) && Object.values(value).some((bound) => typeof bound === "string");
  return dated ? rangeOf(text)(value, issues) : rangeOf(f64)(value, issues);
};

function rangeOf<T extends number | string>(bound: Decoder<T>): Decoder<Range<T>> {
  const each = optional(bound);
  return struct<Range<T>>("Range", { lt: each, gt: each, gte: each, lte: each });
}

const match: Decoder<Match> = untagged(
  "data did not match any variant of untagged enum MatchInterface",
  (value, issues) => {
    if (!isMap(value)) return fail(value, "a match");
    refuseLargeIntegers(Object.values(value));
    if ("value" in value) return { value: keyword(value.value) };
    if ("text" in value) return { text: text(value.text, issues) };
    if ("text_any" in value) return { text_any: text(value.text_any, issues) };
    if ("phrase" in value) return { phrase: text(value.phrase, issues) };
    if ("any" in value) return { any: keywords(value.any) };
    return { except: keywords(value.except) };
  },
);

function keyword(value: unknown): string | number | boolean {
  if (typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value))
    return value as string;
  return fail(value, "a keyword, an integer or a boolean");
}

function keywords(value: unknown): readonly string[] | readonly number[] {
  if (!Array.isArray(value)) return fail(value, "a sequence");
  if (value.every((each) => typeof each === "string")) return value;
  if (value.every(Number.isSafeInteger)) return value;
  return fail(value[0], "keywords or integers");
}

const fieldParts = struct<FieldCondition>("FieldCondition", {
  key: text,
  match: optional(match),
  range: optional(anyRange),
  geo_bounding_box: optional(struct("GeoBoundingBox", { top_left: geoPoint, bottom_right: geoPoint })),
  geo_radius: optional(struct("GeoRadius", { center: geoPoint, radius: f64 })),
  geo_polygon: optional(struct("GeoPolygon", { exterior: geoLine, interiors: optional(array(geoLine)) })),
  values_count: optional(rangeOf(unsigned("usize"))),
  is_empty: optional(flag),
  is_null: optional(flag),
});

const fieldCondition: Decoder<FieldCondition> = (value, issues) => {
  const field = fieldParts(value, issues);
  if (Object.keys(field).length === 1) {
    issues.push({
      path: "__all__",
      text: "Validation error: At least one field condition must be specified [{}]",
    });
  }
  return field;
};
