/** The public library: what is not listed here may change at any time. */

// ---- A Qdrant for tests, without Docker ----

export { type EmbeddedOptions, type EmbeddedQdrant, startEmbeddedQdrant } from "./engine/embedded.ts";

// ---- An experiment, from its file to its report ----

export type { Experiment } from "./experiment/experiment.ts";
export { type LoadedExperiment, loadExperiment } from "./experiment/load-experiment.ts";
export type { Progress } from "./progress.ts";
export { renderMarkdown } from "./report/render-markdown.ts";
export type { Report } from "./report/report.ts";
export { type Outcome, type RunOptions, runExperiment } from "./run-experiment.ts";

// ---- A trained formula in a service ----

export {
  type QueryOptions,
  type QueryRequest,
  type QueryUser,
  type RankingModel,
  rankingQuery,
  vectorQuery,
} from "./retrieval/query-plan.ts";
export { type LoadedModel, loadModel } from "./serving/load-model.ts";

// ---- Datasets ----

export { loadDataset } from "./dataset/load-dataset.ts";
export { splitDataset } from "./dataset/split.ts";
export type { Dataset, Interactions, Item, Judgments, Query, Ranking, Run, Split, User } from "./domain.ts";

// ---- Measures, of any rankings ----

export type { Measure } from "./metrics/measure.ts";
export { parseMeasure } from "./metrics/parse-measure.ts";
export { scoreRankings } from "./metrics/score-rankings.ts";
export { type TieBounds, tieBounds } from "./metrics/tie-bounds.ts";

// ---- Statistics over queries ----

export { createRandom, type Random } from "./random.ts";
export { bcaInterval } from "./statistics/bca-interval.ts";
export { bootstrapInterval } from "./statistics/bootstrap-interval.ts";
export { comparePaired, type PairedComparison } from "./statistics/compare-paired.ts";
export { holm } from "./statistics/holm.ts";
export type { Interval } from "./statistics/interval.ts";
export { minimumDetectableEffect } from "./statistics/minimum-detectable-effect.ts";
export { type Resamples, resample } from "./statistics/resample.ts";
export { type Summary, summarize } from "./statistics/summarize.ts";
export { type PairedTests, testPaired } from "./statistics/test-paired.ts";

// ---- What all of it throws on purpose ----

export { type ErrorCode, HarnessError } from "./errors.ts";
