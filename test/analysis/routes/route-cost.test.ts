import { expect, it } from "vitest";
import { compareRoutes, type RouteTimes } from "../../../src/analysis/routes/route-cost.ts";
import { createRandom } from "../../../src/random.ts";

function times(...values: number[]): RouteTimes {
  const all = Float64Array.from(values);
  return { engineMs: all, outsideMs: all, clientMs: all, bytes: all, concurrentMs: all };
}

it("compares means with the engine's, request by request", () => {
  const costs = compareRoutes(
    { nearest: times(1, 2, 3), engine: times(2, 4, 6), application: times(6, 12, 18) },
    createRandom("routes"),
    0.95,
  );
  expect(costs.nearest.engineMs).toEqual({ mean: 2, toEngine: { ratio: 1 / 2, low: 1 / 2, high: 1 / 2 } });
  expect(costs.application.clientMs.toEngine!.ratio).toBe(3);
});

it("has an interval where the ratio is not the same for every request", () => {
  const { nearest } = compareRoutes(
    { nearest: times(1, 4, 1, 4), engine: times(2, 2, 2, 2), application: times(1, 1, 1, 1) },
    createRandom("routes"),
    0.95,
  );
  const { ratio, low, high } = nearest.bytes.toEngine!;
  expect(ratio).toBe(2.5 / 2);
  expect(low).toBeLessThan(ratio);
  expect(high).toBeGreaterThan(ratio);
});

it("has no ratio to an engine that does not tell its time", () => {
  const silent = { ...times(1), engineMs: Float64Array.of(Number.NaN) };
  const costs = compareRoutes(
    { nearest: silent, engine: silent, application: silent },
    createRandom("a"),
    0.95,
  );
  expect(costs.nearest.engineMs.toEngine).toBeUndefined();
});
