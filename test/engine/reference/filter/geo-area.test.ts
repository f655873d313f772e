import { describe, expect, test } from "vitest";
import { areaTest } from "../../../../src/engine/reference/filter/geo-area.ts";

const EARTH_RADIUS = 6_371_008.8;

describe("areaTest", () => {
  const square = (half: number) => ({
    points: [
      { lon: -half, lat: -half },
      { lon: half, lat: -half },
      { lon: half, lat: half },
      { lon: -half, lat: half },
      { lon: -half, lat: -half },
    ],
  });
  const isIn = (area: object, lon: number, lat: number) => areaTest({ key: "at", ...area })!({ lon, lat });

  test("there is none where the condition asks for none", () => {
    expect(areaTest({ key: "at" })).toBeUndefined();
  });

  test("a radius is in metres, and its end is outside", () => {
    const degree = (EARTH_RADIUS * Math.PI) / 180;
    const circle = { geo_radius: { center: { lon: 0, lat: 0 }, radius: degree } };
    expect(isIn(circle, 0, 0.99)).toBe(true);
    expect(isIn(circle, 0, 1.01)).toBe(false);
  });

  test("a box ends before its edges", () => {
    const box = { geo_bounding_box: { top_left: { lon: -1, lat: 2 }, bottom_right: { lon: 3, lat: 0 } } };
    expect(isIn(box, 2.9, 0.1)).toBe(true);
    expect(isIn(box, 3, 0.1)).toBe(false);
    expect(isIn(box, 2.9, 0)).toBe(false);
  });

  test("a box whose left edge is east of its right edge crosses the 180th meridian", () => {
    const box = {
      geo_bounding_box: { top_left: { lon: 170, lat: 1 }, bottom_right: { lon: -170, lat: -1 } },
    };
    expect(isIn(box, 175, 0)).toBe(true);
    expect(isIn(box, -175, 0)).toBe(true);
    expect(isIn(box, 0, 0)).toBe(false);
  });

  test("a polygon holds what is inside, without its edge and its holes", () => {
    const ring = { geo_polygon: { exterior: square(2), interiors: [square(1)] } };
    expect(isIn(ring, 1.5, 0.3)).toBe(true);
    expect(isIn(ring, 0, 0)).toBe(false);
    expect(isIn(ring, 1, 0.3)).toBe(false);
    expect(isIn(ring, 2, 0.3)).toBe(false);
    expect(isIn(ring, 3, 0.3)).toBe(false);
  });

  test("a ray through a corner of a polygon counts it once", () => {
    const diamond = {
      geo_polygon: {
        exterior: {
          points: [
            { lon: 0, lat: -1 },
            { lon: 1, lat: 0 },
            { lon: 0, lat: 1 },
            { lon: -1, lat: 0 },
            { lon: 0, lat: -1 },
          ],
        },
      },
    };
    expect(isIn(diamond, 0.5, 0)).toBe(true);
    expect(isIn(diamond, -2, 0)).toBe(false);
    expect(isIn(diamond, -2, 1)).toBe(false);
  });
});
