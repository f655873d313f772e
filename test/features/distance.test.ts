import { expect, it } from "vitest";
import { distance } from "../../src/features/distance.ts";
import { noVectors } from "./no-vectors.ts";

const HOME = { lat: 0, lon: 0 };
/** Kilometres of one degree of a great circle. */
const DEGREE = (6371.0088 * Math.PI) / 180;
const user = { affinities: {}, attributes: { home: HOME } };
type Curve = "gauss" | "exp" | "lin";
const near = (decay: Curve) =>
  distance({ kind: "distance", path: "place", attribute: "home", halfDistanceKm: DEGREE, decay });
const value = (decay: Curve, place: unknown) => near(decay).value(user, { payload: { place } as never }, [0]);

it("is 1 at home and a half at the half distance, whatever the curve", () => {
  for (const decay of ["gauss", "exp", "lin"] as const) {
    expect(value(decay, HOME)).toBe(1);
    expect(value(decay, { lat: 1, lon: 0 })).toBeCloseTo(1 / 2, 6);
  }
});

it("falls by the curve that it is given", () => {
  const twiceAsFar = { lat: 0, lon: -2 };
  expect(value("exp", twiceAsFar)).toBeCloseTo(1 / 4, 6);
  expect(value("gauss", twiceAsFar)).toBeCloseTo(1 / 16, 6);
  expect(value("lin", twiceAsFar)).toBeCloseTo(0, 6);
  expect(value("lin", { lat: 0, lon: 3 })).toBe(0);
});

it("is 0 for an item without a place and for a user without one", () => {
  expect([undefined, null, []].map((place) => value("gauss", place))).toEqual([0, 0, 0]);
  const homeless = { affinities: {} };
  expect(near("gauss").value(homeless, { payload: { place: { lat: 1, lon: 0 } } }, [0])).toBe(0);
  expect(near("gauss").expression(homeless, noVectors)).toBeUndefined();
});

it("looks for a place only where there is something", () => {
  expect(near("lin").expression(user, noVectors)).toEqual({
    mult: [
      { must_not: [{ is_empty: { key: "place" } }] },
      {
        lin_decay: {
          x: { geo_distance: { origin: HOME, to: "place" } },
          scale: Math.fround(DEGREE * 1000),
          midpoint: 0.5,
        },
      },
    ],
  });
  expect(near("lin").paths([])).toEqual([
    { path: "place", keys: ["place"], index: "geo", access: "guarded" },
  ]);
});

it("refuses a user attribute that is no place", () => {
  const lost = { affinities: {}, attributes: { home: "Prague" } };
  expect(() => near("gauss").expression(lost, noVectors)).toThrow(
    /the user attribute home must be \{ lat, lon \}/,
  );
});
