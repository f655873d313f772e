import type { Ablation } from "../analysis/ablation.ts";
import type { Ceiling } from "../analysis/ceiling.ts";
import type { SystemComparison } from "../analysis/compare-systems.ts";
import type { Parity } from "../analysis/parity.ts";
import type { DepthRecommendation } from "../analysis/recommend-depth.ts";
import type { Saturation } from "../analysis/saturation.ts";
import type { ScoreSummary } from "../analysis/summarize-scores.ts";
import type { Dataset, Split } from "../domain.ts";
import type { TrainedModel } from "../model/train-model.ts";
import { CONVENTIONS } from "./conventions.ts";
import { type Report, SCHEMA_VERSION } from "./report.ts";

/** All that an experiment produced. */
export interface Findings {
  readonly experiment: Report["experiment"];
  readonly dataset: Dataset;
  readonly split: Split;
  readonly engine: Report["engine"];
  readonly trained: TrainedModel;
  readonly heldOut: Report["model"]["heldOut"];
  readonly recommendation: DepthRecommendation;
  readonly scores: readonly ScoreSummary[];
  readonly ceilings: readonly Ceiling[];
  readonly comparisons: readonly SystemComparison[];
  readonly ablation: readonly Ablation[];
  readonly parity: readonly Parity[];
  readonly saturation: Saturation;
}

/** Puts the findings into the shape of `report.json`. */
export function buildReport(findings: Findings): Report {
  const { experiment, dataset, split, engine, trained, heldOut, ...results } = findings;
  return {
    schemaVersion: SCHEMA_VERSION,
    experiment,
    dataset: describeDataset(dataset, split),
    engine,
    model: describeModel(trained, heldOut),
    ...results,
    conventions: CONVENTIONS,
  };
}

function describeDataset(dataset: Dataset, { queries, qrels, dropped }: Split): Report["dataset"] {
  const relevant = qrels.reduce((sum, { grades }) => sum + grades.filter((grade) => grade > 0).length, 0);
  return {
    name: dataset.name,
    description: dataset.description,
    fingerprint: dataset.fingerprint,
    dimensions: dataset.dimensions,
    items: dataset.items.length,
    users: dataset.users.length,
    interactions: dataset.interactions.user.length,
    queries: queries.length,
    relevantPerQuery: relevant / queries.length,
    ...dropped,
  };
}

function describeModel(trained: TrainedModel, heldOut: Report["model"]["heldOut"]): Report["model"] {
  const { model, columns, standardErrors, weightsFrom, samples } = trained;
  return {
    intercept: { value: model.intercept, standardError: standardErrors.intercept },
    weights: columns.map((feature, i) => ({
      feature,
      value: model.weights[i]!,
      standardError: standardErrors.weights[i]!,
    })),
    weightsFrom,
    samples,
    package: trained.package,
    heldOut,
  };
}
