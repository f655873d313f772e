import type { Judgments } from "../domain.ts";
import { discounts } from "./discount.ts";
import type { Gain } from "./gain.ts";
import { leastRelevantGrade } from "./measure.ts";
import { zeroDoubles, zeroInts } from "./zeros.ts";

/** The grade of a ranked item without a judgment; below every grade that qrels can hold. */
export const unjudged = -2147483648;

/**
 * The ranking of one query with its items replaced by their grades: all that a measure of relevance needs. Whatever
 * several measures share is summed once, for all cutoffs, when the first of them asks.
 */
export class JudgedRanking {
  /** The ranked items, best first. */
  readonly items: Int32Array;
  /** The grade at each rank, `unjudged` where there is no judgment. */
  readonly grades: Float64Array;
  readonly judgments: Judgments;
  readonly #hits = new Map<number, Int32Array>();
  readonly #relevant = new Map<number, number>();
  readonly #gains = new Map<Gain, Float64Array>();
  readonly #idealGains = new Map<Gain, Float64Array>();
  #condensed: JudgedRanking | undefined;

  constructor(items: Int32Array, grades: Float64Array, judgments: Judgments) {
    this.items = items;
    this.grades = grades;
    this.judgments = judgments;
  }

  /** How many items were ranked. */
  get length(): number {
    return this.grades.length;
  }

  /** How many of the first `cutoff` ranks (of all, by default) hold an item that is relevant at `level`. */
  hits(level: number, cutoff = this.length): number {
    const counts = remember(this.#hits, level, () => cumulateHits(this.grades, level));
    return counts[Math.min(cutoff, this.length)]!;
  }

  /** R: how many items were judged relevant at `level`, ranked or not. */
  relevant(level: number): number {
    return remember(this.#relevant, level, () => countFrom(this.judgments.grades, level));
  }

  /** The ranking without the items that have no judgment, or a negative one. */
  condensed(): JudgedRanking {
    this.#condensed ??= new JudgedRanking(
      this.items.filter((_, rank) => this.grades[rank]! >= 0),
      this.grades.filter((grade) => grade >= 0),
      this.judgments,
    );
    return this.#condensed;
  }

  /** The discounted cumulative gain of the first `cutoff` ranks, of all by default. */
  gain(gain: Gain, cutoff = this.length): number {
    const sums = remember(this.#gains, gain, () => cumulateGain(this.grades, gain));
    return sums[Math.min(cutoff, this.length)]!;
  }

  /** The greatest gain that any order of the judged items can have in the first `cutoff` ranks. */
  idealGain(gain: Gain, cutoff = Number.POSITIVE_INFINITY): number {
    const sums = remember(this.#idealGains, gain, () =>
      cumulateGain(this.judgments.grades.toSorted().reverse(), gain),
    );
    return sums[Math.min(cutoff, sums.length - 1)]!;
  }
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = compute();
    known.set(key, value);
  }
  return value;
}

function countFrom(grades: Float64Array, level: number): number {
  const least = leastRelevantGrade(level);
  let count = 0;
  for (let i = 0; i < grades.length; i++) if (grades[i]! >= least) count++;
  return count;
}

/** Entry i counts the grades that are relevant at `level` among the first i. */
function cumulateHits(grades: Float64Array, level: number): Int32Array {
  const counts = zeroInts(grades.length + 1);
  const least = leastRelevantGrade(level);
  let count = 0;
  for (let i = 0; i < grades.length; i++) {
    if (grades[i]! >= least) count++;
    counts[i + 1] = count;
  }
  return counts;
}

/** Entry i is Σ gain(grade at rank r) / log2(r + 1) over the ranks r = 1 … i. */
function cumulateGain(grades: Float64Array, gain: Gain): Float64Array {
  const discount = discounts(grades.length);
  const sums = zeroDoubles(grades.length + 1);
  let sum = 0;
  for (let i = 0; i < grades.length; i++) {
    if (grades[i]! > 0) sum += gain(grades[i]!) / discount[i]!;
    sums[i + 1] = sum;
  }
  return sums;
}
