import type { Experiment } from "../experiment/experiment.ts";
import { DEFAULT_RETRIEVER } from "../experiment/systems-schema.ts";
import type { Report } from "../report/report.ts";
import type { PreparedData } from "./evaluation.ts";

/** What a report says of its experiment. */
export function describeExperiment({
  experiment,
  eligibility,
  replaced,
}: Pick<PreparedData, "experiment" | "eligibility" | "replaced">): Report["experiment"] {
  const { name, description, seed, retrieval, training, comparison, ranking, statistics, gate } = experiment;
  const { form, depths, measures, headline } = ranking;
  return {
    name,
    description,
    seed,
    ...retrieval,
    only: eligibility.descriptions,
    trainingSource: describeTraining(training),
    retriever: DEFAULT_RETRIEVER,
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

function describeTraining(training: Experiment["training"]): string {
  const { negativesPerPositive, l2 } = training;
  const parts = [
    training.source === "impressions"
      ? "impressions"
      : `the ${training.depth} nearest unseen items of each user`,
  ];
  if (training.source === "impressions" && training.inversePropensity)
    parts.push("weighted by inverse propensity");
  if (negativesPerPositive !== undefined)
    parts.push(`${negativesPerPositive} random negatives for each positive`);
  if (l2 > 0) parts.push(`L2 penalty ${l2}`);
  return parts.join(", ");
}
