import { max, min } from "simple-statistics";
import { LEAST_CLUSTERS } from "../../statistics/two-way-clusters.ts";
import { formatCount, formatFixed, formatPercent, formatShare, formatSignificant } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { Estimate } from "../model-report.ts";
import type { Report } from "../report.ts";

/** From here on the correlation with other features is called strong. */
const MUCH_INFLATION = 10;

/** The weights that were learned, from what, and how far they can be trusted. */
export function modelSection(report: Report): string {
  return `## The model

${modelTable(report)}

${modelNotes(report)}`;
}

function modelTable({ model, experiment }: Report): string {
  type Row = Estimate & { readonly feature: string; readonly varianceInflation?: number };
  const column = (head: string, cell: (row: Row) => string): Column<Row> => ({ head, align: "right", cell });
  return markdownTable<Row>(
    [
      { head: "feature", align: "left", cell: ({ feature }) => feature },
      column("weight", ({ value }) => formatSignificant(value, 4)),
      column("standard error", ({ standardError }) =>
        orDash(standardError, (error) => formatSignificant(error, 3)),
      ),
      column(`${formatPercent(experiment.confidence)} interval`, ({ low, high }) =>
        low === undefined ? "–" : `${formatSignificant(low, 3)} to ${formatSignificant(high!, 3)}`,
      ),
      column("z", ({ z }) => orDash(z, (number) => formatSignificant(number, 3))),
      column("variance inflation", ({ varianceInflation }) =>
        orDash(varianceInflation, (factor) => formatFixed(factor, 1)),
      ),
    ],
    [...model.weights, { feature: "(intercept)", ...model.intercept }],
  );
}

function orDash(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? "–" : format(value);
}

function modelNotes({ model, dataset, experiment }: Report): string {
  const { rows, positives, trainedOn } = model.samples;
  const drawn =
    trainedOn === rows
      ? ""
      : ` It learned from ${formatCount(trainedOn)} of them, with the intercept corrected.`;
  return `Trained on ${formatCount(rows)} samples (${markdownText(experiment.trainingSource)}), ${formatCount(positives)} of them positive (${formatShare(positives / rows)}).${drawn} ${solverNotes(model)}${foldNotes(dataset)}

${errorNotes(model)}${vectorNotes(experiment)}`;
}

function errorNotes({ weights, clusters, learned }: Report["model"]): string {
  const counts = `${formatCount(clusters.users)} users and ${formatCount(clusters.items)} items`;
  const inflated = weights.filter(({ varianceInflation }) => varianceInflation > MUCH_INFLATION);
  const collinear =
    inflated.length === 0
      ? ""
      : ` Variance inflation is above ${MUCH_INFLATION} for ${markdownText(inflated.map(({ feature }) => feature).join(", "))}: other features say nearly the same, so these weights are uncertain one by one, and have no meaning alone.`;
  if (learned !== undefined && weights.every(({ standardError }) => standardError === undefined)) {
    return `${markdownText(learned.objective)} has no standard errors: how sure the weights are is not said.${collinear}`;
  }
  if (weights.every(({ standardError }) => standardError === undefined)) {
    return `The samples are of ${counts}, too few to say how sure the weights are: that takes ${LEAST_CLUSTERS} of each.${collinear}`;
  }
  const ratios = weights.map(({ standardError, independentError }) => standardError! / independentError!);
  const [least, most] = [min(ratios), max(ratios)].map((ratio) => formatFixed(ratio, 2));
  const unclear = weights.filter(({ low, high }) => low! <= 0 && high! >= 0);
  const doubt =
    unclear.length === 0
      ? "No interval of a weight holds 0."
      : `The interval holds 0 for ${markdownText(unclear.map(({ feature }) => feature).join(", "))}.`;
  if (learned !== undefined) {
    return `The standard errors are robust to what samples of one list have in common: ${least} to ${most} times those of the curvature alone. ${doubt}${collinear}`;
  }
  return `Samples of one user have something in common, and those of one item, so the standard errors are robust to both (${counts}): ${least} to ${most} times those of independent samples. ${doubt}${collinear}`;
}

function foldNotes({ folds }: Report["dataset"]): string {
  return folds === undefined
    ? ""
    : ` This is the model of all queries; each query was ranked, in all that is judged here, by one of ${formatCount(folds)} others, which has learned in the same way from the other folds.`;
}

function vectorNotes({ asVectors = [] }: Report["experiment"]): string {
  return asVectors
    .map(
      ({ feature, asVector, keys }) =>
        `\n\nThe experiment says ${markdownText(feature)}, which reads ${formatCount(keys)} keys; it was computed as ${markdownText(asVector)}, the same number from a further vector of the items in place of ${formatCount(keys)} payload indexes. A service needs that vector in its collection.`,
    )
    .join("");
}

function sayLearned({ objective, lists, isProbability }: NonNullable<Report["model"]["learned"]>): string {
  const from =
    lists === undefined ? "" : ` from the ${formatCount(lists)} lists that hold items of different grades`;
  const probability = isProbability
    ? "Two parameters were then fitted to the same labels, so that the sigmoid is the probability of a positive; they leave the order as it is."
    : "The sigmoid is no probability: the order fits the labels within lists, and not across them.";
  return `The weights were learned for ${markdownText(objective)}${from}. ${probability}`;
}

function solverNotes({ package: named, weightsFrom, samples, learned }: Report["model"]): string {
  if (learned !== undefined) return sayLearned(learned);
  if (named === undefined) return "";
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
