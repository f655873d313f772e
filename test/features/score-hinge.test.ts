import { expect, it } from "vitest";
import { scoreHinge } from "../../src/features/score-hinge.ts";
import { noVectors } from "./no-vectors.ts";

const user = { affinities: {} };

it("bends the prefetch score at each knot", () => {
  const hinges = scoreHinge({ kind: "score-hinge", knots: [0.25, 0.5] });
  expect(hinges.map(({ name }) => name)).toEqual(["hinge(score, 0.25)", "hinge(score, 0.5)"]);
  expect(hinges.map((hinge) => hinge.value(user, { payload: {} }, [0.375]))).toEqual([0.125, 0]);
  expect(JSON.stringify(hinges[0]!.expression(user, noVectors))).toContain('"$score"');
  expect(hinges[0]!.paths([user])).toEqual([]);
});

it("rounds the knot to 32 bits, as Qdrant does with constants", () => {
  const [hinge] = scoreHinge({ kind: "score-hinge", knots: [0.1] });
  expect(hinge!.value(user, { payload: {} }, [1])).toBe(1 - Math.fround(0.1));
});
