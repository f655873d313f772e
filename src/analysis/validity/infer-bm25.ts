import { median } from "simple-statistics";
import type { SparseVector } from "../../domain.ts";
import { mean } from "../../statistics/mean.ts";

/** BM25's usual parameters, which nearly all software takes. */
const K = 1.2;
const B = 0.75;

/** Fewer texts do not tell. */
const FEWEST_TEXTS = 20;

/** Counts of words that are whole numbers, up to the rounding of 32-bit values. */
const WHOLE = 0.02;

/** So many of the texts must agree, within so much of the average length. */
const AGREEING = 0.9;
const TOLERANCE = 0.01;

/** What sparse vectors tell of the BM25 that made them. */
export interface InferredBm25 {
  /** The average length that it assumed, in words that are counted. */
  readonly assumed: number;
  /** The average length of the texts. */
  readonly measured: number;
}

/** A text as its vector shows it. */
interface CountedText {
  readonly length: number;
  /** The length in average lengths. */
  readonly relative: number;
}

/**
 * Finds which average length BM25 vectors were made with, from their numbers alone: a word that occurs once has
 * `(k + 1) / (1 + k (1 - b + b length / average))`, which tells `length / average`; that tells how often the others occur,
 * and the counts add up to the length.
 *
 * @param vectors Undefined for what has none.
 * @returns Undefined where they are not BM25 with k = 1.2 and b = 0.75.
 */
export function inferBm25(vectors: readonly (SparseVector | undefined)[]): InferredBm25 | undefined {
  const filled = vectors.filter((vector) => vector !== undefined && vector.values.length > 0);
  if (filled.length < FEWEST_TEXTS) return undefined;
  const texts = filled.flatMap((vector) => countWords(vector!) ?? []);
  if (texts.length < AGREEING * filled.length) return undefined;
  const assumed = median(texts.map(({ length, relative }) => length / relative));
  const agreeing = texts.filter(
    ({ length, relative }) => Math.abs(length / relative / assumed - 1) < TOLERANCE,
  );
  if (agreeing.length < AGREEING * filled.length) return undefined;
  return { assumed, measured: mean(agreeing.map(({ length }) => length)) };
}

/** The same vectors as BM25 with another average length gives them. */
export function reshapeBm25(
  vectors: readonly (SparseVector | undefined)[],
  { assumed, measured }: InferredBm25,
): (SparseVector | undefined)[] {
  return vectors.map((vector) => {
    if (vector === undefined || vector.values.length === 0) return vector;
    const before = saturationOf(vector);
    const after = K * (1 - B + (relativeLength(before) * B * assumed) / measured);
    const values = vector.values.map((value) => {
      const count = countOf(value, before);
      return (count * (K + 1)) / (count + after);
    });
    return { indices: vector.indices, values };
  });
}

function countWords(vector: SparseVector): CountedText | undefined {
  const saturation = saturationOf(vector);
  const relative = relativeLength(saturation);
  if (!(relative > 0)) return undefined;
  let length = 0;
  for (const value of vector.values) {
    const count = countOf(value, saturation);
    if (!(Math.abs(count - Math.round(count)) < WHOLE * count)) return undefined;
    length += Math.round(count);
  }
  return { length, relative };
}

/** k (1 - b + b length / average), by the smallest number, which is that of a word that occurs once. */
function saturationOf({ values }: SparseVector): number {
  return (K + 1) / values.reduce((least, value) => Math.min(least, value)) - 1;
}

function relativeLength(saturation: number): number {
  return (saturation / K - (1 - B)) / B;
}

function countOf(value: number, saturation: number): number {
  return (value * saturation) / (K + 1 - value);
}
