import type { Dataset, Split } from "../domain.ts";
import type { TrainedModel } from "../model/train-model.ts";
import { CONVENTIONS } from "./conventions.ts";
import { findFindings } from "./findings/find-findings.ts";
import { type Report, type ReportBody, SCHEMA_VERSION } from "./report.ts";

/** The parts of a report that the analyses found. */
export type ReportParts = Omit<ReportBody, "schemaVersion" | "dataset" | "model" | "conventions"> &
  Pick<Report["model"], "heldOut">;

/** Puts what the analyses found into the shape of `report.json`, with what it was found on. */
export function buildReport(
  {
    dataset,
    split,
    trained,
  }: { readonly dataset: Dataset; readonly split: Split; readonly trained: TrainedModel },
  { experiment, engine, heldOut, ...results }: ReportParts,
): Report {
  return concluded({
    schemaVersion: SCHEMA_VERSION,
    experiment,
    dataset: describeDataset(dataset, split),
    engine,
    model: describeModel(trained, heldOut),
    ...results,
    conventions: CONVENTIONS,
  });
}

/** A report with what follows from it at its head. */
export function concluded({ schemaVersion, experiment, dataset, engine, ...results }: ReportBody): Report {
  const report: Report = { schemaVersion, experiment, findings: [], dataset, engine, ...results };
  return { ...report, findings: findFindings(report) };
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
