import type { ShapeBin } from "../../analysis/formula/shape-check.ts";
import { formatCount, formatPercent, formatScore, formatSignificant } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Whether predictions are right wherever a feature is low, middling or high: one line where they are, else a table a feature. */
export function shapeSection({ model, experiment }: Report): string {
  const { heldOut } = model;
  if ("problem" in heldOut) return "";
  const { features, tests, tolerance, wrong } = heldOut.shapes;
  const title = "## The shape of each feature";
  if (tests === 0) return `${title}\n\nNot tested: the held-out samples are of too few users or items.`;
  const test = `${formatCount(tests)} tests in tenths of ${formatCount(features)} features with more than two values, of a difference beyond ${formatPercent(tolerance)} of the prediction, by errors robust to users and items, corrected by Holm`;
  if (wrong.length === 0) {
    return `${title}\n\nNo tenth of a feature is predicted measurably wrong on users that the model has not learned from (${test}).`;
  }
  const tables = wrong.map(({ feature, bins }) => table(feature, bins, 1 - experiment.confidence));
  return `${title}

On users that the model has not learned from, predictions are wrong where a feature has some of its values (${test}). Bold: measurably wrong.

${tables.join("\n\n")}`;
}

function table(feature: string, bins: readonly ShapeBin[], significance: number): string {
  return markdownTable<ShapeBin>(
    [
      {
        head: feature,
        align: "left",
        cell: ({ from, to }) => `${formatSignificant(from, 4)} to ${formatSignificant(to, 4)}`,
        bold: ({ adjustedPValue = 1 }) => adjustedPValue < significance,
      },
      { head: "samples", align: "right", cell: ({ count }) => formatCount(count) },
      { head: "predicted", align: "right", cell: ({ predicted }) => formatScore(predicted) },
      { head: "observed", align: "right", cell: ({ observed }) => formatScore(observed) },
      { head: "p corrected", align: "right", cell: ({ adjustedPValue }) => formatScore(adjustedPValue) },
    ],
    bins,
  );
}
