import type { QueryNumber, Ranking } from "../../domain.ts";
import { countInversions } from "../rankings/count-inversions.ts";

/** How the scores that the engine returned agree with those that the trained model gives. */
export interface Parity {
  readonly depth: number;
  /** Scores that were compared: of every candidate of every query. */
  readonly candidates: number;
  /** Scores that are not the same 32-bit number. */
  readonly different: number;
  /** Those among them that differ by more than rounding: the engine computes something else. */
  readonly beyondRounding: number;
  readonly largestDifference: number;
  readonly meanDifference: number;
  /** Pairs of candidates of one query that the two scores order differently, with ties by id. */
  readonly inversions: number;
  /** Queries whose first `cutoff` items are others by the recomputed scores. */
  readonly otherTop: number;
  /** Those among them that neither a 32-bit tie, scores one step apart, nor rounding explains. */
  readonly otherTopBeyondTies: number;
}

/** What a few operations in 32 bits leave open, as a share of a score. */
const LAST_DIGITS = 1e-6;

/**
 * Compares an engine's rankings with recomputed scores, candidate by candidate.
 *
 * @param rankings By the engine, one a query.
 * @param recomputed Scores by the model as 32-bit numbers, aligned with each ranking's items.
 * @param cutoff How many first items count as the top.
 * @param roundingOf By how much rounding can change the recomputed score at a rank of a query, beside its last digits.
 */
export function checkParity(
  rankings: readonly Ranking[],
  recomputed: readonly Float32Array[],
  depth: number,
  cutoff: number,
  roundingOf: (query: QueryNumber, rank: number) => number = () => 0,
): Parity {
  const parity = {
    depth,
    candidates: 0,
    different: 0,
    beyondRounding: 0,
    largestDifference: 0,
    inversions: 0,
  };
  let sum = 0;
  let otherTop = 0;
  let otherTopBeyondTies = 0;
  rankings.forEach(({ items, scores }, query) => {
    const own = recomputed[query]!;
    parity.candidates += items.length;
    let isSame = true;
    own.forEach((score, rank) => {
      if (score === scores[rank]) return;
      isSame = false;
      const difference = Math.abs(score - scores[rank]!);
      parity.different += 1;
      // Not a number where one of the two is none: no rounding explains that.
      const isExplained =
        difference <= LAST_DIGITS * Math.abs(score) || difference <= roundingOf(query, rank);
      if (!isExplained) parity.beyondRounding += 1;
      sum += difference;
      parity.largestDifference = Math.max(parity.largestDifference, difference);
    });
    if (isSame) return;

    // The engine's ranks in the order of the recomputed scores.
    const ranks = Int32Array.from(items.keys()).sort((a, b) => own[b]! - own[a]! || items[a]! - items[b]!);
    parity.inversions += countInversions(ranks);
    const entered = ranks.subarray(0, cutoff).filter((rank) => rank >= cutoff);
    if (entered.length === 0) return;
    otherTop += 1;
    const left = ranks.subarray(cutoff).filter((rank) => rank < cutoff);
    const [up, down] = [entered[0]!, left.at(-1)!];
    const rounding = roundingOf(query, up) + roundingOf(query, down);
    const isTie = stepsBetween(own[up]!, own[down]!) <= 1 || Math.abs(own[up]! - own[down]!) <= rounding;
    if (!isTie) otherTopBeyondTies += 1;
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
