import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { HeldOutReport, LearningCurvePoint } from "../model-report.ts";
import type { Report } from "../report.ts";

/** How well the model predicts, apart from any ranking, and what more samples would bring. */
export function heldOutSection(report: Report): string {
  const { heldOut } = report.model;
  if ("problem" in heldOut) {
    return `## The model, on users that it has not seen

Not judged: ${markdownText(heldOut.problem)}.`;
  }
  return `## The model, on users that it has not seen

${heldOutNote(heldOut, report)} The model above then learned from all of them.

${learningCurve(heldOut, report)}

The same probabilities in ${heldOut.calibration.length} bins of equal size: ${calibrationVerdict(heldOut, report)}

${calibrationTable(heldOut)}

![Calibration on held-out users](calibration.svg)`;
}

function heldOutNote({ users, rows, positives }: HeldOutReport, { dataset }: Report): string {
  const samples = `${formatCount(rows)} samples, ${formatCount(positives)} of them positive`;
  const purpose = "to judge what the same training makes of shares of the others' samples";
  return dataset.folds === undefined
    ? `${formatCount(users)} training users were held out (${samples}) ${purpose}.`
    : `Each of the ${formatCount(dataset.folds)} folds of queries was held out in turn, together ${formatCount(users)} (${samples}), ${purpose}.`;
}

function learningCurve({ curve }: HeldOutReport, { recommendation }: Report): string {
  const judged = (
    head: string,
    cell: (point: Exclude<LearningCurvePoint, { problem: string }>) => string,
  ): Column<LearningCurvePoint> => ({
    head,
    align: "right",
    cell: (point) => ("problem" in point ? "–" : cell(point)),
  });
  const table = markdownTable<LearningCurvePoint>(
    [
      { head: "learned from", align: "right", cell: ({ share }) => formatPercent(share) },
      { head: "samples", align: "right", cell: ({ rows }) => formatCount(rows) },
      { head: "positives", align: "right", cell: ({ positives }) => formatCount(positives) },
      judged("log loss", ({ fit }) => formatScore(fit.logLoss)),
      judged("Brier score", ({ fit }) => formatScore(fit.brier)),
      judged("AUC", ({ fit }) => formatScore(fit.auc)),
      judged(`${recommendation.measure} at depth ${formatCount(recommendation.depth)}`, ({ ranking }) =>
        formatScore(ranking.mean),
      ),
    ],
    curve,
  );
  const last = curve.at(-1)!;
  const base =
    "fit" in last
      ? [
          `Always predicting the share of positives has the log loss ${formatScore(last.fit.baseLogLoss)} and the Brier score ${formatScore(last.fit.baseBrier)}.`,
        ]
      : [];
  const refused = curve.flatMap((point) =>
    "problem" in point
      ? [`${formatPercent(point.share)} of the samples: ${markdownText(point.problem)}.`]
      : [],
  );
  return [table, [...base, ...refused].join(" ")].join("\n\n");
}

function calibrationVerdict({ calibration }: HeldOutReport, { experiment }: Report): string {
  const inside = calibration.filter(({ observed, low, high }) => observed >= low && observed <= high).length;
  return `in ${inside} of them the observed share lies where it would lie in ${formatPercent(experiment.confidence)} of all cases if the predictions were right.`;
}

function calibrationTable({ calibration }: HeldOutReport): string {
  return markdownTable(
    [
      { head: "samples", align: "right", cell: ({ count }) => formatCount(count) },
      { head: "predicted", align: "right", cell: ({ predicted }) => formatScore(predicted) },
      { head: "observed", align: "right", cell: ({ observed }) => formatScore(observed) },
      {
        head: "range if right",
        align: "right",
        cell: ({ low, high }) => `${formatScore(low)}–${formatScore(high)}`,
      },
    ],
    calibration,
  );
}
