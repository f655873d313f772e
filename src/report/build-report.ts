import type { Ceiling } from "../analysis/ceiling.ts";
import type { SystemComparison } from "../analysis/compare-systems.ts";
import type { DepthRecommendation } from "../analysis/recommend-depth.ts";
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
  readonly recommendation: DepthRecommendation;
  readonly scores: readonly ScoreSummary[];
  readonly ceilings: readonly Ceiling[];
  readonly comparisons: readonly SystemComparison[];
}

/** Puts the findings into the shape of `report.json`. */
export function buildReport(findings: Findings): Report {
  const { experiment, engine, recommendation, scores, ceilings, comparisons } = findings;
  return {
    schemaVersion: SCHEMA_VERSION,
    experiment,
    dataset: describeDataset(findings.dataset, findings.split),
    engine,
    model: describeModel(findings.trained),
    recommendation,
    scores,
    ceilings,
    comparisons,
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

function describeModel(trained: TrainedModel): Report["model"] {
  const { model, columns, standardErrors, weightsFrom, samples, fit } = trained;
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
    fit,
  };
}
