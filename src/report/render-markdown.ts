import { answerOf } from "./answer.ts";
import { depthTable } from "./depth-table.ts";
import { findComparison } from "./find-score.ts";
import { formatCount, formatDifference, formatPercent, formatScore } from "./format-number.ts";
import { markdownTable } from "./markdown-table.ts";
import type { Report } from "./report.ts";

/** Renders a report for people; charts stand beside it under the given file names. */
export function renderMarkdown(
  report: Report,
  charts: { readonly depth: string; readonly cutoff: string },
): string {
  const answer = answerOf(report);
  return `${[
    `# ${report.experiment.name}`,
    `**${answer.verdict}** ${answer.evidence} ${answer.depth}`,
    report.experiment.description,
    "## Recall by depth, precision by cutoff",
    depthTable(report, report.experiment.cutoffs, "intervals"),
    `![Recall, ceiling and precision by depth](${charts.depth})`,
    `## Formula against vector at depth ${formatCount(report.recommendation.depth)}`,
    comparisonTable(report),
    `![Precision by cutoff](${charts.cutoff})`,
    "## The model",
    modelTable(report),
    modelNotes(report),
    "## What was measured",
    factsTable(report),
    "## Conventions",
    report.conventions.map((convention) => `- ${convention}`).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

function comparisonTable(report: Report): string {
  const { depth } = report.recommendation;
  const measures = report.experiment.cutoffs.flatMap((cutoff) => [`P@${cutoff}`, `nDCG@${cutoff}`]);
  return markdownTable(
    [
      { head: "measure", align: "left", cell: ({ measure }) => measure },
      { head: "vector", align: "right", cell: ({ vector }) => formatScore(vector) },
      { head: "formula", align: "right", cell: ({ formula }) => formatScore(formula) },
      { head: "difference", align: "right", cell: ({ difference }) => formatDifference(difference) },
      {
        head: `${formatPercent(report.experiment.confidence)} interval`,
        align: "right",
        cell: ({ low, high }) => `${formatDifference(low)} to ${formatDifference(high)}`,
      },
      {
        head: "better / equal / worse",
        align: "right",
        cell: ({ wins, ties, losses }) =>
          `${formatCount(wins)} / ${formatCount(ties)} / ${formatCount(losses)}`,
      },
    ],
    measures.map((measure) => findComparison(report, depth, measure)),
  );
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

function factsTable(report: Report): string {
  const { dataset, engine, experiment } = report;
  const rows: [string, string][] = [
    [
      "dataset",
      `${dataset.name}: ${formatCount(dataset.items)} items, ${formatCount(dataset.users)} users, ${formatCount(dataset.interactions)} interactions, ${dataset.dimensions} dimensions`,
    ],
    [
      "queries",
      `${formatCount(dataset.queries)}, with ${dataset.relevantPerQuery.toFixed(1)} relevant items on average`,
    ],
    [
      "left out",
      `${formatCount(dataset.usersWithoutRelevantItems)} test users without relevant items; ${formatCount(dataset.repeatedInteractions)} test interactions with items seen before`,
    ],
    ["fingerprint", `\`${dataset.fingerprint.slice(0, 16)}\``],
    ["engine", `${engine.description} (${engine.kind}), version ${engine.version}`],
    [
      "search",
      `exact, ${experiment.distance}${experiment.excludeSeen ? ", seen items excluded in the prefetch" : ""}`,
    ],
    ["formula", experiment.form],
    ["seed", String(experiment.seed)],
    [
      "intervals",
      `${formatPercent(experiment.confidence)}, ${formatCount(experiment.bootstrapSamples)} bootstrap samples`,
    ],
  ];
  return markdownTable(
    [
      { head: "what", align: "left", cell: ([what]) => what },
      { head: "value", align: "left", cell: ([, value]) => value },
    ],
    rows,
  );
}
