import { isDeepStrictEqual } from "node:util";

/** What an engine said to a request. */
export interface Answer {
  readonly status: number;
  readonly result?: unknown;
  readonly error?: string;
}

interface Point {
  readonly id: number;
  readonly score?: number;
  readonly order_value?: number;
  readonly payload?: unknown;
  readonly vector?: unknown;
}

/**
 * Says how two answers differ, or undefined where they are the same: equal scores rank by rank, equal points, and equal
 * scores, payloads and vectors of each point. Points with equal scores may change places.
 */
export function difference(a: Answer, b: Answer): string | undefined {
  if (a.status !== b.status) return `status ${a.status} and ${b.status}: ${a.error} | ${b.error}`;
  if (a.status !== 200) return compareErrors(a.error ?? "", b.error ?? "");
  const [pointsA, pointsB] = [pointsOf(a.result), pointsOf(b.result)];
  if (pointsA === undefined || pointsB === undefined) {
    return isDeepStrictEqual(sorted(a.result), sorted(b.result)) ? undefined : show(a.result, b.result);
  }
  if (pointsA.length !== pointsB.length)
    return `${pointsA.length} and ${pointsB.length} points: ${show(pointsA, pointsB)}`;
  const ranksDiffer = pointsA.findIndex((point, rank) => !isSameScore(point.score, pointsB[rank]!.score));
  if (ranksDiffer >= 0) return `rank ${ranksDiffer}: ${show(pointsA[ranksDiffer], pointsB[ranksDiffer])}`;
  const byIdB = new Map(pointsB.map((point) => [keyOf(point), point]));
  for (const point of pointsA) {
    const other = byIdB.get(keyOf(point));
    if (other === undefined) return `point ${keyOf(point)} is in one answer only`;
    if (!isSameScore(point.score, other.score)) return `score: ${show(point, other)}`;
    const [{ payload, vector }, { payload: otherPayload, vector: otherVector }] = [point, other];
    if (!isDeepStrictEqual([payload, vector], [otherPayload, otherVector]))
      return `contents: ${show(point, other)}`;
  }
  return undefined;
}

/**
 * A formula fails at the first candidate that it cannot be computed for, and the order of candidates is the engine's
 * own; so what it says may be about another one. Other messages must be equal.
 */
function compareErrors(a: string, b: string): string | undefined {
  const ofFormula = /^Wrong input: (?:The expression|Expected .* value for) /;
  return a === b || (ofFormula.test(a) && ofFormula.test(b)) ? undefined : `${a} | ${b}`;
}

/**
 * Equal 32-bit floats, or neighbours: the last bit of exp, log, pow, sin and cos is the platform's, and so is the order
 * in which the terms of a dot product are added.
 */
function isSameScore(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(Math.fround(a) - Math.fround(b)) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}

function pointsOf(result: unknown): readonly Point[] | undefined {
  return (result as { readonly points?: readonly Point[] } | undefined)?.points;
}

/** A point comes several times where it is sorted by several values. */
function keyOf({ id, order_value }: Point): string {
  return `${id} ${order_value ?? ""}`;
}

/** The counts of values without their order among equals. */
function sorted(result: unknown): unknown {
  const { hits } = result as { readonly hits?: readonly unknown[] };
  return hits?.map((hit) => JSON.stringify(hit)).toSorted() ?? result;
}

function show(a: unknown, b: unknown): string {
  return `${JSON.stringify(a)} | ${JSON.stringify(b)}`;
}
