import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
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
      { head: "weight", align: "right", cell: ({ value }) => formatScore(value) },
      { head: "standard error", align: "right", cell: ({ standardError }) => formatScore(standardError) },
    ],
    [...model.weights, { feature: "(intercept)", ...model.intercept }],
  );
}

function modelNotes({ model, experiment }: Report): string {
  const { samples, fit } = model;
  const rate = formatPercent(samples.positives / samples.rows);
  const distance = model.package.distance < 0.001 ? "less than 0.001" : model.package.distance.toFixed(3);
  const solver =
    model.weightsFrom === "ml-logistic-regression"
      ? `The weights are those of ml-logistic-regression after ${formatCount(model.package.steps)} steps on all samples, ${distance} standard errors from the optimum that Newton's method finds.`
      : `ml-logistic-regression fitted a case-control sample of ${formatCount(model.package.rows)} rows (${formatCount(model.package.steps)} steps); Newton's method carried its weights, ${distance} standard errors away, to the optimum of all rows, which is used here.`;
  return (
    `Trained on ${formatCount(samples.rows)} samples (${experiment.trainingSource}), ${formatCount(samples.positives)} of them positive (${rate}). ` +
    `${solver} On the training samples: log loss ${formatScore(fit.logLoss)} (${formatScore(fit.baseLogLoss)} for the base rate), AUC ${formatScore(fit.auc)}.`
  );
}
