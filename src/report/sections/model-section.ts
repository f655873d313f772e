import { formatCount, formatEstimate, formatShare } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { Report } from "../report.ts";

/** The weights that were learned, from what, and how far they can be trusted. */
export function modelSection(report: Report): string {
  return `## The model

${modelTable(report)}

${modelNotes(report)}`;
}

function modelTable({ model }: Report): string {
  return markdownTable(
    [
      { head: "feature", align: "left", cell: ({ feature }) => feature },
      { head: "weight", align: "right", cell: ({ value }) => formatEstimate(value) },
      { head: "standard error", align: "right", cell: ({ standardError }) => formatEstimate(standardError) },
    ],
    [...model.weights, { feature: "(intercept)", ...model.intercept }],
  );
}

function modelNotes({ model, experiment }: Report): string {
  const { rows, positives, trainedOn } = model.samples;
  const drawn =
    trainedOn === rows
      ? ""
      : ` It learned from ${formatCount(trainedOn)} of them, with the intercept corrected.`;
  return `Trained on ${formatCount(rows)} samples (${markdownText(experiment.trainingSource)}), ${formatCount(positives)} of them positive (${formatShare(positives / rows)}).${drawn} ${solverNotes(model)}${vectorNotes(experiment)}`;
}

function vectorNotes({ asVectors = [] }: Report["experiment"]): string {
  return asVectors
    .map(
      ({ feature, asVector, keys }) =>
        `\n\nThe experiment says ${markdownText(feature)}, which reads ${formatCount(keys)} keys; it was computed as ${markdownText(asVector)}, the same number from a further vector of the items in place of ${formatCount(keys)} payload indexes. A service needs that vector in its collection.`,
    )
    .join("");
}

function solverNotes({ package: named, weightsFrom, samples }: Report["model"]): string {
  const distance = `${named.distance < 0.1 ? "less than 0.1" : named.distance.toFixed(1)} standard errors`;
  const steps = `${formatCount(named.steps)} steps`;
  if (weightsFrom === "ml-logistic-regression") {
    return `The weights are those of ml-logistic-regression after ${steps} on all samples, ${distance} from the optimum that Newton's method finds.`;
  }
  const start =
    named.rows < samples.trainedOn
      ? `on a case-control sample of ${formatCount(named.rows)} rows`
      : "without the penalty and the weights of samples, which it does not know";
  return `Final weights: Newton's method on all rows. It started from those of ml-logistic-regression, fitted ${start} (${steps}), which were ${distance} off.`;
}
