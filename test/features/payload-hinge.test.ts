import { expect, it } from "vitest";
import { payloadHinge } from "../../src/features/payload-hinge.ts";
import { noVectors } from "./no-vectors.ts";

const user = { affinities: {} };

it("makes a column a knot, which rises with slope 1 from the knot on", () => {
  const hinges = payloadHinge({ kind: "payload-hinge", path: "year", default: 0, knots: [1980, 1990] });
  expect(hinges.map(({ name }) => name)).toEqual(["hinge(year, 1980)", "hinge(year, 1990)"]);
  const at = (year: number) => hinges.map((hinge) => hinge.value(user, { payload: { year } }, [0]));
  expect(at(1970)).toEqual([0, 0]);
  expect(at(1980)).toEqual([0, 0]);
  expect(at(1985)).toEqual([5, 0]);
  expect(at(1995)).toEqual([15, 5]);
});

it("bends the number after its transform", () => {
  const [hinge] = payloadHinge({
    kind: "payload-hinge",
    path: "views",
    transform: "sqrt",
    default: 0,
    knots: [2],
  });
  expect(hinge!.name).toBe("hinge(sqrt(views), 2)");
  expect(hinge!.value(user, { payload: { views: 25 } }, [0])).toBe(3);
});

it("writes max(0, x - knot) as half of the sum of x - knot and its absolute value", () => {
  const [hinge] = payloadHinge({ kind: "payload-hinge", path: "year", default: 0, knots: [1980] });
  const above = { sum: ["year", -1980] };
  expect(hinge!.expression(user, noVectors)).toEqual({ mult: [0.5, { sum: [above, { abs: above }] }] });
});
