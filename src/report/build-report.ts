import type { Dataset, Split } from "../domain.ts";
import { countFolds } from "../model/fit-folds.ts";
import { describeObjective } from "../model/objectives/objective.ts";
import type { TrainedModel } from "../model/trained-model.ts";
import type { ClusterError } from "../statistics/cluster-errors.ts";
import { studentQuantile } from "../statistics/student-t.ts";
import { CONVENTIONS } from "./conventions.ts";
import { findFindings } from "./findings/find-findings.ts";
import type { Estimate } from "./model-report.ts";
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
    model: describeModel(trained, heldOut, experiment.confidence),
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
    ...(dataset.collection && { parts: dataset.collection.parts }),
    dimensions: dataset.dimensions,
    ...(dataset.vectorSpaces.length > 0 && { vectors: dataset.vectorSpaces }),
    ...(dataset.folds && { folds: countFolds(dataset.folds) }),
    items: dataset.items.length,
    users: dataset.users.length,
    interactions: dataset.interactions.user.length,
    queries: queries.length,
    relevantPerQuery: relevant / queries.length,
    ...absentLabels(dataset),
    ...dropped,
  };
}

/** What the dataset's collection lacks. */
function absentLabels({ collection }: Dataset): Pick<Report["dataset"], "absent"> {
  if (collection === undefined || collection.absentLabels === 0) return {};
  return { absent: { labels: collection.absentLabels, items: collection.absentItems } };
}

function describeModel(
  { model, columns, standardErrors, clusters, ...trained }: TrainedModel,
  heldOut: Report["model"]["heldOut"],
  confidence: number,
): Report["model"] {
  const { users, items } = clusters;
  const { learned } = trained;
  return {
    ...(learned && { learned: { ...learned, objective: describeObjective(learned.objective) } }),
    intercept: estimate(model.intercept, standardErrors?.intercept, clusters.intercept, confidence),
    weights: columns.map((feature, i) => ({
      feature,
      ...estimate(model.weights[i]!, standardErrors?.weights[i], clusters.weights?.[i], confidence),
      varianceInflation: trained.varianceInflation[i]!,
    })),
    clusters: { users, items },
    weightsFrom: trained.weightsFrom,
    samples: trained.samples,
    ...(trained.package && { package: trained.package }),
    heldOut,
  };
}

function estimate(
  value: number,
  independentError: number | undefined,
  error: ClusterError | undefined,
  confidence: number,
): Estimate {
  if (error === undefined) return { value, independentError };
  const { robust, cautious, degreesOfFreedom } = error;
  const reach = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * cautious;
  const interval = { low: value - reach, high: value + reach };
  return { value, independentError, standardError: robust, z: value / robust, ...interval };
}
