import type { GeoPoint } from "../../../domain.ts";
import { haversineDistance } from "../../../qdrant-rules/geo.ts";
import type { FieldCondition, GeoLine } from "../../server/filter.ts";

/** The area of a geo condition, as a test of points; undefined where the condition has none. */
export function areaTest(condition: FieldCondition): ((point: GeoPoint) => boolean) | undefined {
  const { geo_radius: circle, geo_bounding_box: box, geo_polygon: polygon } = condition;
  if (circle) return (point) => haversineDistance(circle.center, point) < circle.radius;
  if (box) return (point) => isInBox(point, box);
  return polygon && ((point) => isInPolygon(point, polygon));
}

/** Strictly inside; a box whose left edge lies east of its right one crosses the 180th meridian. */
function isInBox(point: GeoPoint, box: NonNullable<FieldCondition["geo_bounding_box"]>): boolean {
  const { top_left: topLeft, bottom_right: bottomRight } = box;
  const eastOfLeft = topLeft.lon < point.lon;
  const westOfRight = point.lon < bottomRight.lon;
  const between = topLeft.lon > bottomRight.lon ? eastOfLeft || westOfRight : eastOfLeft && westOfRight;
  return between && bottomRight.lat < point.lat && point.lat < topLeft.lat;
}

/** Strictly inside the exterior, and neither inside an interior (a hole) nor on its edge. */
function isInPolygon(point: GeoPoint, polygon: NonNullable<FieldCondition["geo_polygon"]>): boolean {
  const { exterior, interiors = [] } = polygon;
  return locate(point, exterior) === "inside" && interiors.every((hole) => locate(point, hole) === "outside");
}

/** Counts the edges of a closed line that a ray to the east crosses, on the plane of longitude and latitude. */
function locate(point: GeoPoint, { points }: GeoLine): "inside" | "edge" | "outside" {
  let inside = false;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    const side = (b.lon - a.lon) * (point.lat - a.lat) - (b.lat - a.lat) * (point.lon - a.lon);
    if (side === 0 && isBetween(point.lon, a.lon, b.lon) && isBetween(point.lat, a.lat, b.lat)) return "edge";
    if (a.lat > point.lat !== b.lat > point.lat && side > 0 === b.lat > a.lat) inside = !inside;
  }
  return inside ? "inside" : "outside";
}

function isBetween(x: number, a: number, b: number): boolean {
  return Math.min(a, b) <= x && x <= Math.max(a, b);
}
