import type { Ranking } from "../../domain.ts";
import { countInversions } from "../rankings/count-inversions.ts";

/** How the scores that the engine returned agree with those that the trained model gives. */
export interface Parity {
  readonly depth: number;
  /** Scores that were compared: of every candidate of every query. */
  readonly candidates: number;
  /** Scores that are not the same 32-bit number. */
  readonly different: number;
  readonly largestDifference: number;
  readonly meanDifference: number;
  /** Pairs of candidates of one query that the two scores order differently, with ties by id. */
  readonly inversions: number;
  /** Queries whose first `cutoff` items are others by the recomputed scores. */
  readonly otherTop: number;
  /** Those among them that no 32-bit tie explains: the exchanged items' scores are more than one 32-bit step apart. */
  readonly otherTopBeyondTies: number;
}

/**
 * Compares an engine's rankings with recomputed scores, candidate by candidate.
 *
 * @param rankings By the engine, one a query.
 * @param recomputed Scores by the model as 32-bit numbers, aligned with each ranking's items.
 * @param cutoff How many first items count as the top.
 */
export function checkParity(
  rankings: readonly Ranking[],
  recomputed: readonly Float32Array[],
  depth: number,
  cutoff: number,
): Parity {
  const parity = { depth, candidates: 0, different: 0, largestDifference: 0, inversions: 0 };
  let sum = 0;
  let otherTop = 0;
  let otherTopBeyondTies = 0;
  rankings.forEach(({ items, scores }, query) => {
    const own = recomputed[query]!;
    parity.candidates += items.length;
    const differences = own.map((score, rank) => Math.abs(score - scores[rank]!)).filter((d) => d > 0);
    if (differences.length === 0) return;
    parity.different += differences.length;
    for (const difference of differences) {
      sum += difference;
      parity.largestDifference = Math.max(parity.largestDifference, difference);
    }

    // The engine's ranks in the order of the recomputed scores.
    const ranks = Int32Array.from(items.keys()).sort((a, b) => own[b]! - own[a]! || items[a]! - items[b]!);
    parity.inversions += countInversions(ranks);
    const entered = ranks.subarray(0, cutoff).filter((rank) => rank >= cutoff);
    if (entered.length === 0) return;
    otherTop += 1;
    const left = ranks.subarray(cutoff).filter((rank) => rank < cutoff);
    const gap = stepsBetween(own[entered[0]!]!, own[left.at(-1)!]!);
    if (gap > 1) otherTopBeyondTies += 1;
  });
  return { ...parity, meanDifference: sum / Math.max(1, parity.candidates), otherTop, otherTopBeyondTies };
}

/** How many 32-bit numbers lie between two, counting the second: 0 for equal ones, 1 for neighbours. */
function stepsBetween(a: number, b: number): number {
  return Math.abs(ordinal(a) - ordinal(b));
}

const bits = new DataView(new ArrayBuffer(4));

/** Numbers the 32-bit floats in their order. */
function ordinal(value: number): number {
  bits.setFloat32(0, value);
  const pattern = bits.getInt32(0);
  return pattern < 0 ? -2147483648 - pattern : pattern;
}
