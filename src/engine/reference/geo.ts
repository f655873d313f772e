import type { Json } from "../../domain.ts";
import type { FieldCondition, GeoLine, GeoPoint } from "../server/filter.ts";
import { property } from "./json-path.ts";

/** Metres; the mean radius of the IUGG. */
const EARTH_RADIUS = 6_371_008.8;

/**
 * The great-circle distance by the haversine formula, 2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)).
 *
 * @returns metres, from 0 to π R.
 */
export function haversineDistance(a: GeoPoint, b: GeoPoint): number {
  const sinLat = Math.sin(radians(b.lat - a.lat) / 2);
  const sinLon = Math.sin(radians(b.lon - a.lon) / 2);
  const h = sinLat * sinLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinLon * sinLon;
  return EARTH_RADIUS * (2 * Math.asin(Math.sqrt(h)));
}

function radians(degrees: number): number {
  return degrees * (Math.PI / 180);
}

/** The coordinates of a payload value, whatever their range; undefined where it is not `{ lon, lat }`. */
export function readGeoPoint(value: Json): GeoPoint | undefined {
  const lon = property(value, "lon");
  const lat = property(value, "lat");
  return typeof lon === "number" && typeof lat === "number" ? { lon, lat } : undefined;
}

/** Latitudes from -90 to 90 and longitudes from -180 to 180: what a geo index holds and a formula takes. */
export function isOnEarth({ lon, lat }: GeoPoint): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

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
