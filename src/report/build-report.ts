import type { Dataset, Split } from "../domain.ts";
import type { TrainedModel } from "../model/train-model.ts";
import { CONVENTIONS } from "./conventions.ts";
import { type Report, SCHEMA_VERSION } from "./report.ts";

/** All that an experiment produced: the parts of the report, and what its other parts are made of. */
export interface Findings extends Omit<Report, "schemaVersion" | "dataset" | "model" | "conventions"> {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly trained: TrainedModel;
  readonly heldOut: Report["model"]["heldOut"];
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
