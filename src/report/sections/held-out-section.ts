import type { Fit } from "../../model/diagnostics.ts";
import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { HeldOutReport, LearningCurvePoint } from "../model-report.ts";
import type { Report } from "../report.ts";
import { calibrationTable } from "./calibration-table.ts";

const TITLES = {
  unseen: "## The model, on users that it has not seen",
  known: "## The model, on labels that its features know",
  undeclared: "## The model, on labels that its features may know",
} as const;

/** How well the model predicts, apart from any ranking, and what more samples would bring. */
export function heldOutSection(report: Report): string {
  const { model, labels, experiment } = report;
  const { heldOut } = model;
  const title = TITLES[labels.knowledge];
  if ("problem" in heldOut) {
    return `${title}

Not judged: ${markdownText(heldOut.problem)}.`;
  }
  const parts = [
    title,
    `${heldOutNote(heldOut, report)} The model above then learned from all of them.`,
    learningCurve(heldOut, report),
    ...(labels.knowledge === "unseen"
      ? [
          calibrationTable(heldOut.calibration, experiment.confidence),
          "![Calibration on held-out users](calibration.svg)",
        ]
      : []),
  ];
  return parts.join("\n\n");
}

function heldOutNote({ users, rows, positives }: HeldOutReport, { dataset }: Report): string {
  const samples = `${formatCount(rows)} samples, ${formatCount(positives)} of them positive`;
  const purpose = "to judge what the same training makes of shares of the others' samples";
  return dataset.folds === undefined
    ? `${formatCount(users)} training users were held out (${samples}) ${purpose}.`
    : `Each of the ${formatCount(dataset.folds)} folds of queries was held out in turn, together ${formatCount(users)} (${samples}), ${purpose}.`;
}

function learningCurve({ curve }: HeldOutReport, { recommendation, labels }: Report): string {
  const judged = (
    head: string,
    cell: (point: Exclude<LearningCurvePoint, { problem: string }>) => string,
  ): Column<LearningCurvePoint> => ({
    head,
    align: "right",
    cell: (point) => ("problem" in point ? "–" : cell(point)),
  });
  const isHeldOut = labels.knowledge === "unseen";
  const table = markdownTable<LearningCurvePoint>(
    [
      { head: "learned from", align: "right", cell: ({ share }) => formatPercent(share) },
      { head: "samples", align: "right", cell: ({ rows }) => formatCount(rows) },
      { head: "positives", align: "right", cell: ({ positives }) => formatCount(positives) },
      ...(isHeldOut
        ? [
            judged("log loss", ({ fit }) => formatScore(fit.logLoss)),
            judged("Brier score", ({ fit }) => formatScore(fit.brier)),
            judged("AUC", ({ fit }) => formatScore(fit.auc)),
          ]
        : []),
      judged(`${recommendation.measure} at depth ${formatCount(recommendation.depth)}`, ({ ranking }) =>
        formatScore(ranking.mean),
      ),
    ],
    curve,
  );
  const last = curve.at(-1)!;
  const fit = "fit" in last ? last.fit : undefined;
  const remarks = [
    ...(fit === undefined ? [] : [isHeldOut ? sayBase(fit) : sayKnown(fit, labels)]),
    ...curve.flatMap((point) =>
      "problem" in point
        ? [`${formatPercent(point.share)} of the samples: ${markdownText(point.problem)}.`]
        : [],
    ),
  ];
  return [table, remarks.join(" ")].join("\n\n");
}

function sayBase({ baseLogLoss, baseBrier }: Fit): string {
  return `Always predicting the share of positives has the log loss ${formatScore(baseLogLoss)} and the Brier score ${formatScore(baseBrier)}.`;
}

/** Figures that the features have seen the labels of are no held-out ones. */
function sayKnown({ logLoss, brier, auc }: Fit, { knowledge, part }: Report["labels"]): string {
  const figures = `log loss ${formatScore(logLoss)}, Brier score ${formatScore(brier)}, AUC ${formatScore(auc)}`;
  return knowledge === "known"
    ? `Features know these labels, of the ${part} part, from which they were computed; so these figures are not held out: ${figures}.`
    : `Features may know these labels, of the ${part} part: the dataset does not declare \`computedFrom\`; so these figures may not be held out: ${figures}.`;
}
