import { describe, expect, test } from "vitest";
import { haversineDistance, isOnEarth, readGeoPoint } from "../../src/qdrant-rules/geo.ts";

const EARTH_RADIUS = 6_371_008.8;

describe("haversineDistance", () => {
  test("is a quarter of a great circle from the equator to a pole", () => {
    expect(haversineDistance({ lon: 7, lat: 0 }, { lon: -100, lat: 90 })).toBeCloseTo(
      (EARTH_RADIUS * Math.PI) / 2,
      6,
    );
  });

  test("is the distance that Qdrant's own test expects", () => {
    const a = { lon: -100.43383200156751, lat: 25.717877679163667 };
    const b = { lon: -100.23881855976, lat: 25.628482424190565 };
    expect(haversineDistance(a, b)).toBe(21926.494151786308);
  });

  test("is 0 from a point to itself, and the same both ways", () => {
    const [a, b] = [
      { lon: 13.4, lat: 52.5 },
      { lon: 2.35, lat: 48.85 },
    ];
    expect(haversineDistance(a, a)).toBe(0);
    expect(haversineDistance(a, b)).toBe(haversineDistance(b, a));
  });
});

test("readGeoPoint takes an object with two numbers, and nothing else", () => {
  expect(readGeoPoint({ lon: 1, lat: 2, name: "x" })).toEqual({ lon: 1, lat: 2 });
  expect(readGeoPoint({ lon: 1 })).toBeUndefined();
  expect(readGeoPoint({ lon: "1", lat: 2 })).toBeUndefined();
  expect(readGeoPoint([1, 2])).toBeUndefined();
});

test("isOnEarth keeps latitudes within 90 and longitudes within 180 degrees", () => {
  expect(isOnEarth({ lon: -180, lat: 90 })).toBe(true);
  expect(isOnEarth({ lon: 180.1, lat: 0 })).toBe(false);
  expect(isOnEarth({ lon: 0, lat: -90.1 })).toBe(false);
});
