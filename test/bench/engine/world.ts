import { createRandom, type Random } from "../../../src/random.ts";

export const DIMENSIONS = 64;
export const FIELDS: readonly string[] = Array.from({ length: 11 }, (_, i) => `number_${i}`);
const POINTS = 10_000;
const DEPTH = 200;

export interface BenchPoint {
  readonly id: number;
  readonly vector: number[];
  readonly payload: { readonly [field: string]: number };
}

/** A logistic formula of 12 terms, `$score` and the 11 payload numbers, over the `depth` nearest points. */
export interface BenchQuery {
  readonly vector: number[];
  readonly intercept: number;
  readonly weights: { readonly [variable: string]: number };
  readonly depth: number;
  readonly limit: number;
}

export function benchPoints(): readonly BenchPoint[] {
  const random = createRandom("bench/engine/points");
  return Array.from({ length: POINTS }, (_, id) => ({
    id,
    vector: vector(random),
    payload: Object.fromEntries(FIELDS.map((field) => [field, random()])),
  }));
}

export function benchQueries(count: number, limit: number): readonly BenchQuery[] {
  const random = createRandom("bench/engine/queries");
  return Array.from({ length: count }, () => ({
    vector: vector(random),
    intercept: -1,
    weights: Object.fromEntries(["$score", ...FIELDS].map((name) => [name, random() - 0.4])),
    depth: DEPTH,
    limit,
  }));
}

/** The query as Qdrant's REST interface takes it. */
export function restQuery({ vector, intercept, weights, depth, limit }: BenchQuery): object {
  const terms = Object.entries(weights).map(([name, weight]) => ({ mult: [weight, name] }));
  const z = { sum: [intercept, ...terms] };
  return {
    prefetch: { query: vector, limit: depth },
    query: { formula: { div: { left: 1, right: { sum: [1, { exp: { mult: [-1, z] } }] } } } },
    limit,
  };
}

function vector(random: Random): number[] {
  return Array.from({ length: DIMENSIONS }, () => Math.fround(random() + random() - 1));
}
