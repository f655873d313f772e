/** What a score belongs to; one group of the score table. */
export interface ScoreKey {
  readonly system: string;
  /** Depth M; undefined for a system that has none. */
  readonly depth: number | undefined;
  /** Printed name of the measure: `P@10`. */
  readonly measure: string;
}

/** One measure of one run: a value for each query. */
export interface QueryScores extends ScoreKey {
  /** Aligned with `Split.queries`. */
  readonly values: Float64Array;
}

/** The values of the run and the measure that a key names, which must be among the scores. */
export function valuesOf(scores: readonly QueryScores[], { system, depth, measure }: ScoreKey): Float64Array {
  return scores.find((one) => one.system === system && one.depth === depth && one.measure === measure)!
    .values;
}
