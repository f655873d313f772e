import type { GeoPoint, Json } from "../domain.ts";
import { property } from "./json-object.ts";

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
export function readGeoPoint(value: Json | undefined): GeoPoint | undefined {
  const lon = property(value, "lon");
  const lat = property(value, "lat");
  return typeof lon === "number" && typeof lat === "number" ? { lon, lat } : undefined;
}

/** Latitudes from -90 to 90 and longitudes from -180 to 180: what a geo index holds and a formula takes. */
export function isOnEarth({ lon, lat }: GeoPoint): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}
