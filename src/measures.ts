/** `qdrant-rank-eval/measures`: measures of any rankings, and their statistics over queries. */

export type { Judgments, Ranking } from "./domain.ts";
export { type ErrorCode, HarnessError } from "./errors.ts";
export type { Measure } from "./metrics/measure.ts";
export { parseMeasure } from "./metrics/parse-measure.ts";
export { scoreRankings } from "./metrics/score-rankings.ts";
export { type TieBounds, tieBounds } from "./metrics/tie-bounds.ts";
export { createRandom, type Random } from "./random.ts";
export { bcaInterval } from "./statistics/bca-interval.ts";
export { bootstrapInterval } from "./statistics/bootstrap-interval.ts";
export { studentizedInterval } from "./statistics/bootstrap-t-interval.ts";
export { comparePaired, type PairedComparison } from "./statistics/compare-paired.ts";
export { holm } from "./statistics/holm.ts";
export type { Interval } from "./statistics/interval.ts";
export { minimumDetectableEffect } from "./statistics/minimum-detectable-effect.ts";
export { type Resamples, resample } from "./statistics/resample.ts";
export { type Summary, summarize } from "./statistics/summarize.ts";
export { type PairedTests, testPaired } from "./statistics/test-paired.ts";
