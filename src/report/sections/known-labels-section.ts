import type { PartComparison } from "../../analysis/validity/compare-parts.ts";
import type { LabelGap } from "../../analysis/validity/label-gap.ts";
import { formatCount, formatDifference, formatPercent, formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";
import { calibrationTable } from "./calibration-table.ts";

/** How well the model predicts where it is used, and whether its features know the labels that it learned from. */
export function knownLabelsSection(report: Report): string {
  const parts = [
    "## The model, on what is judged",
    ...candidateFit(report),
    ...report.labels.comparisons.map((comparison) => describeComparison(comparison, report)),
    ...(report.labels.comparisons.length > 0 ? [EXPLANATION] : []),
  ];
  return parts.length > 1 ? parts.join("\n\n") : "";
}

const EXPLANATION =
  "AUC is the probability that a random positive scores above a random negative. What was computed from the labels of a part orders them better than it orders those of the test; the slope says how much of what a value means in the part it means in the test, 1 all of it and 0 nothing, whatever items and users are there. Dispersion is how much of chance is left in the part's labels of items of one value, 1 where they were drawn one by one and 0 where the value counts them.";

function candidateFit({ onTest, experiment }: Report): string[] {
  if (onTest === undefined) return [];
  const { depth, rows, positives, fit, calibration } = onTest;
  return [
    `On the candidates of the test queries at depth ${formatCount(depth)} (${formatCount(rows)}, ${formatCount(positives)} of them relevant; those without a judgment count as not relevant) the model has the log loss ${formatScore(fit.logLoss)}, the Brier score ${formatScore(fit.brier)} and the AUC ${formatScore(fit.auc)}. Always predicting their share of relevant ones has the log loss ${formatScore(fit.baseLogLoss)} and the Brier score ${formatScore(fit.baseBrier)}.`,
    calibrationTable(calibration, experiment.confidence),
  ];
}

function describeComparison(
  { part, interactions, testInteractions, columns, model }: PartComparison,
  { experiment }: Report,
): string {
  type Row = { readonly column: string } & LabelGap;
  const number = (head: string, cell: (row: Row) => string): Column<Row> => ({ head, align: "right", cell });
  const table = markdownTable<Row>(
    [
      { head: "feature", align: "left", cell: ({ column }) => column },
      number(`AUC on ${part}`, ({ area }) => formatScore(area)),
      number("AUC on test", ({ testArea }) => formatScore(testArea)),
      number("slope on test", ({ onTest }) => orDash(onTest?.slope)),
      number("dispersion", ({ dispersion }) => orDash(dispersion)),
      number("gap", ({ gap }) => formatDifference(gap)),
      number(
        `${formatPercent(experiment.confidence)} intervals, all together`,
        ({ low, high }) => `${formatDifference(low)} to ${formatDifference(high)}`,
      ),
    ],
    [...columns, { column: "the model, without the user", ...model }],
  );
  return `The ${formatCount(interactions)} ${part} interactions against the ${formatCount(testInteractions)} of the test, by each feature:

${table}`;
}

function orDash(value: number | undefined): string {
  return value === undefined ? "–" : formatScore(value);
}
