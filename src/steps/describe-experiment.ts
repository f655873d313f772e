import type { Dataset } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { CANDIDATES } from "../experiment/systems-schema.ts";
import type { Report } from "../report/report.ts";
import type { PreparedData } from "./evaluation.ts";

/** What a report says of its experiment. */
export function describeExperiment({
  experiment,
  dataset,
  eligibility,
  replaced,
}: Pick<PreparedData, "experiment" | "dataset" | "eligibility" | "replaced">): Report["experiment"] {
  const { name, description, seed, retrieval, training, comparison, ranking, statistics, gate } = experiment;
  const { form, depths, measures, headline } = ranking;
  const { retrievers, missing, ...settings } = retrieval;
  return {
    name,
    description,
    seed,
    ...settings,
    ...(retrievers.length > 1 && { retrievers: retrievers.map((one) => one.name), missing }),
    only: eligibility.descriptions,
    trainingSource: describeTraining(training, dataset),
    retriever: retrievers.length > 1 ? CANDIDATES : retrievers[0].name,
    ...comparison,
    form,
    depths,
    measures: measures.map((measure) => measure.name),
    headline: headline.name,
    confidence: statistics.confidence,
    bootstrapSamples: statistics.samples,
    minimumEffect: gate.minimumEffect,
    ...(replaced.length > 0 && { asVectors: replaced }),
  };
}

function describeTraining(training: Experiment["training"], { partsOf }: Pick<Dataset, "partsOf">): string {
  const { negativesPerPositive, l2 } = training;
  const parts = [
    training.source === "candidates"
      ? `the ${training.depth} nearest ${partsOf === "users" ? "items of each query" : "unseen items of each user"}`
      : `impressions${training.part === "tune" ? " of the tune part" : ""}`,
  ];
  if (training.source !== "candidates" && training.inversePropensity)
    parts.push("weighted by inverse propensity");
  if (negativesPerPositive !== undefined)
    parts.push(`${negativesPerPositive} random negatives for each positive`);
  if (l2 > 0) parts.push(`L2 penalty ${l2}`);
  return parts.join(", ");
}

/** What a report says of its engine: how it was obtained, and what it says of itself. */
export function describeEngine(
  { kind, reason }: Pick<Report["engine"], "kind" | "reason">,
  { version, description, isQdrant }: Pick<Report["engine"], "version" | "description" | "isQdrant">,
): Report["engine"] {
  return { kind, description, version, reason, isQdrant };
}
