import { describe, expect, test } from "vitest";
import { METRICS } from "../../../../src/engine/reference/vectors/distance-metrics.ts";

const compare = (distance: keyof typeof METRICS, a: readonly number[], b: readonly number[]) => {
  const metric = METRICS[distance];
  const stored = Float32Array.of(9, 9, ...metric.prepare(a));
  return metric.toScore(Math.fround(metric.similarity(stored, 2, metric.prepare(b))));
};

describe("METRICS", () => {
  test.each([1, 2, 3, 4, 5])("compare vectors of %i dimensions", (dimensions) => {
    const a = Array.from({ length: dimensions }, (_, i) => i + 1);
    const b = Array.from({ length: dimensions }, () => 2);
    const differences = a.map((x) => x - 2);
    expect(compare("Dot", a, b)).toBe(a.reduce((sum, x) => sum + 2 * x, 0));
    expect(compare("Euclid", a, b)).toBe(Math.fround(Math.hypot(...differences)));
    expect(compare("Manhattan", a, b)).toBe(differences.reduce((sum, d) => sum + Math.abs(d), 0));
  });

  test("the cosine does not depend on the lengths", () => {
    expect(compare("Cosine", [3, 4], [4, 3])).toBeCloseTo(24 / 25, 6);
    expect(compare("Cosine", [300, 400], [0.04, 0.03])).toBeCloseTo(24 / 25, 6);
    expect(compare("Cosine", [1, 1], [-1, -1])).toBeCloseTo(-1, 6);
  });

  test("a vector without length stays one", () => {
    expect(compare("Cosine", [0, 0], [1, 0])).toBe(0);
  });

  test("more similarity is nearer, and a smaller distance is the better score", () => {
    for (const [distance, { prepare, similarity, smallerIsBetter }] of Object.entries(METRICS)) {
      const query = prepare([1, 0]);
      expect(similarity(prepare([1, 0.1]), 0, query)).toBeGreaterThan(
        similarity(prepare([-1, 0.1]), 0, query),
      );
      expect(smallerIsBetter).toBe(distance === "Euclid" || distance === "Manhattan");
    }
  });
});
