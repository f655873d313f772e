/**
 * The public library: what is not listed here or in the three files that it passes on may change at any time. Each of
 * those is an entry point of its own, which loads faster than all.
 */

export * from "./embedded.ts";
export * from "./measures.ts";
export * from "./ranking.ts";

// ---- An experiment, from its file to its report ----

export { defineExperiment, type ExperimentSettings } from "./experiment/define-experiment.ts";
export type { Experiment } from "./experiment/experiment.ts";
export { type GivenExperiment, type LoadedExperiment, loadExperiment } from "./experiment/load-experiment.ts";
export type { Progress } from "./progress.ts";
export { renderMarkdown } from "./report/render-markdown.ts";
export type { Report } from "./report/report.ts";
export { type Outcome, type RunOptions, runExperiment } from "./run-experiment.ts";

// ---- The gate: `judge(await loadBaseline(…), outcome.current, …)` ----

export type { Baseline, FreshRun } from "./gate/baseline.ts";
export { acceptBaseline, baselinePath, loadBaseline } from "./gate/baseline-file.ts";
export { type ComparableOptions, checkComparable } from "./gate/check-comparable.ts";
export { type Change, type GateOptions, isRegression, judge, type Verdict } from "./gate/verdict.ts";

// ---- Datasets ----

export { createDataset, type DatasetRecords, type DatasetSettings } from "./dataset/create-dataset.ts";
export { loadDataset } from "./dataset/load-dataset.ts";
export { splitDataset } from "./dataset/split.ts";
export type { Dataset, Interactions, Item, Query, Run, Split, User } from "./domain.ts";
