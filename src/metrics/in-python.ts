import type { Measure } from "./measure.ts";

/** Of `grades`, those of the ranked items, and `ideal`, those of all judged items in descending order; both numpy arrays. */
const EXPRESSIONS: { readonly [family: string]: (cutoff: string) => string } = {
  P: (cutoff) => `(grades[:${cutoff}] > 0).sum() / ${cutoff}`,
  R: (cutoff) => `(grades[:${cutoff}] > 0).sum() / (ideal > 0).sum()`,
  Success: (cutoff) => `float((grades[:${cutoff}] > 0).any())`,
  RR: (cutoff) => `max((1 / (i + 1) for i in np.flatnonzero(grades[:${cutoff}] > 0)), default=0)`,
  nDCG: (cutoff) =>
    `np.divide(*(sum(max(g, 0) / np.log2(i + 2) for i, g in enumerate(list[:${cutoff}])) for list in (grades, ideal)))`,
};

/**
 * A measure as a Python expression of `grades` and `ideal`, for readers who recompute a report with numpy.
 *
 * @returns undefined for a measure that has none here, or not with its parameters.
 * @example inPython(parseMeasure("P@10")) // "(grades[:10] > 0).sum() / 10"
 */
export function inPython({
  name,
  family,
  cutoff,
}: Pick<Measure, "name" | "family" | "cutoff">): string | undefined {
  const isPlain = name === family || name === `${family}@${cutoff}`;
  return isPlain ? EXPRESSIONS[family]?.(cutoff === undefined ? "" : String(cutoff)) : undefined;
}
