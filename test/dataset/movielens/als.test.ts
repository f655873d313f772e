import { describe, expect, it } from "vitest";
import { type AlsOptions, type Factors, factorise } from "../../../src/dataset/movielens/als.ts";

const positives = { user: Int32Array.of(0, 0, 1, 2, 2, 2), item: Int32Array.of(0, 1, 1, 0, 2, 3) };
const options = { users: 4, items: 5, factors: 3, alpha: 20, lambda: 0.5, iterations: 3, seed: 1 };
const isPositive = (user: number, item: number) =>
  positives.user.some((u, i) => u === user && positives.item[i] === item);

/** The objective, pair by pair, as its definition says. */
function objective({ users, items }: Factors, { alpha, lambda }: AlsOptions): number {
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  let sum = 0;
  users.forEach((x, user) => {
    items.forEach((y, item) => {
      const p = isPositive(user, item) ? 1 : 0;
      const error = p - dot(x, y);
      sum += (1 + alpha * p) * error * error;
    });
  });
  for (const vector of [...users, ...items]) sum += lambda * dot(vector, vector);
  return sum;
}

/** The derivative of the objective by one coordinate, from differences. */
function slope(factors: Factors, vector: Float64Array, coordinate: number): number {
  const value = vector[coordinate]!;
  const step = 1e-5;
  vector[coordinate] = value + step;
  const above = objective(factors, options);
  vector[coordinate] = value - step;
  const below = objective(factors, options);
  vector[coordinate] = value;
  return (above - below) / (2 * step);
}

describe("alternating least squares", () => {
  it("ends where no item with a positive can lower the objective: its derivatives are 0", () => {
    const factors = factorise(positives, options);
    for (const item of factors.items.slice(0, 4)) {
      for (let c = 0; c < 3; c++) expect(slope(factors, item, c)).toBeCloseTo(0, 6);
    }
  });

  it("converges to where no user can lower it either", () => {
    const factors = factorise(positives, { ...options, iterations: 200 });
    for (const user of factors.users.slice(0, 3)) {
      for (let c = 0; c < 3; c++) expect(slope(factors, user, c)).toBeCloseTo(0, 2);
    }
  });

  it("lowers the objective with every iteration", () => {
    const values = [0, 1, 2, 3, 5, 9].map((iterations) =>
      objective(factorise(positives, { ...options, iterations }), options),
    );
    expect(values).toEqual(values.slice().sort((a, b) => b - a));
    expect(values.at(-1)).toBeLessThan(values[0]!);
  });

  it("leaves those without a positive at their own small random vectors", () => {
    const before = factorise(positives, { ...options, iterations: 0 });
    const after = factorise(positives, options);
    expect(after.users[3]).toEqual(before.users[3]);
    expect(after.items[4]).toEqual(before.items[4]);
    expect(after.items[4]!.every((value) => value !== 0 && Math.abs(value) < 1)).toBe(true);
  });

  it("gives the same factors for the same seed, and others for another", () => {
    expect(factorise(positives, options)).toEqual(factorise(positives, options));
    expect(factorise(positives, { ...options, seed: 2 })).not.toEqual(factorise(positives, options));
  });
});
