import type { GeoPoint } from "../../domain.ts";
import type { Range } from "../../qdrant-rules/is-in-range.ts";
import type { Condition, FieldCondition, Filter, GeoLine, Match } from "../server/filter.ts";
import { list, literal, set, type Tree } from "./tree.ts";

/** A filter as `qdrant_edge.Filter`. */
export function filterTree(filter: Filter): Tree {
  const { min_should } = filter;
  return [
    "Filter",
    conditions(filter.must),
    conditions(filter.should),
    conditions(filter.must_not),
    min_should ? ["MinShould", conditions(min_should.conditions), min_should.min_count] : null,
  ];
}

/** Any condition, a filter among them, as the class of qdrant_edge for its kind. */
export function conditionTree(condition: Condition): Tree {
  if ("key" in condition) return fieldTree(condition);
  if ("is_empty" in condition) return ["IsEmptyCondition", condition.is_empty.key];
  if ("is_null" in condition) return ["IsNullCondition", condition.is_null.key];
  if ("has_id" in condition) return ["HasIdCondition", set(condition.has_id)];
  if ("has_vector" in condition) return ["HasVectorCondition", condition.has_vector];
  if ("nested" in condition)
    return ["NestedCondition", condition.nested.key, filterTree(condition.nested.filter)];
  return filterTree(condition);
}

function conditions(all: readonly Condition[] | undefined): Tree {
  return all ? list(all.map(conditionTree)) : null;
}

function fieldTree(field: FieldCondition): Tree {
  const { geo_bounding_box: box, geo_radius: circle, geo_polygon: polygon, values_count: count } = field;
  return [
    "FieldCondition",
    field.key,
    field.match ? matchTree(field.match) : null,
    field.range ? rangeTree(field.range) : null,
    box ? ["GeoBoundingBox", geoPointTree(box.top_left), geoPointTree(box.bottom_right)] : null,
    circle ? ["GeoRadius", geoPointTree(circle.center), circle.radius] : null,
    polygon
      ? [
          "GeoPolygon",
          lineTree(polygon.exterior),
          polygon.interiors ? list(polygon.interiors.map(lineTree)) : null,
        ]
      : null,
    count ? ["ValuesCount", count.lt ?? null, count.gt ?? null, count.lte ?? null, count.gte ?? null] : null,
    field.is_empty ?? null,
    field.is_null ?? null,
  ];
}

function matchTree(match: Match): Tree {
  if ("value" in match) {
    return ["MatchValue", typeof match.value === "boolean" ? ["Bool", match.value] : match.value];
  }
  if ("any" in match) return ["MatchAny", literal(match.any)];
  if ("except" in match) return ["MatchExcept", literal(match.except)];
  if ("text" in match) return ["MatchText", match.text];
  if ("text_any" in match) return ["MatchTextAny", match.text_any];
  return ["MatchPhrase", match.phrase];
}

function rangeTree({ gte, gt, lte, lt }: Range<number> | Range<string>): Tree {
  const bounds = [gte, gt, lte, lt];
  const made = bounds.some((bound) => typeof bound === "string") ? "RangeDateTime" : "RangeFloat";
  return [made, ...bounds.map((bound) => bound ?? null)];
}

export function geoPointTree({ lon, lat }: GeoPoint): Tree {
  return ["GeoPoint", lon, lat];
}

function lineTree(line: GeoLine): Tree {
  return list(line.points.map(geoPointTree));
}
