import type { ReferenceOrder } from "../../analysis/bounds/bounds.ts";
import type { PairedComparison } from "../../statistics/compare-paired.ts";
import type { Summary } from "../../statistics/summarize.ts";
import { findExamined, findScore, findStages } from "../find-score.ts";
import { formatCount, formatDifference, formatPercent, formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";
import { headlineFamily } from "../shown-measures.ts";

const ORDERS: { readonly [order in ReferenceOrder]: string } = {
  random: "at random",
  popularity: "by popularity in the train part",
  "popular-candidates": "by popularity in the train part",
  model: "by the trained model",
  ideal: "by their true probabilities",
};

/** What the treatment's results lie between: simple orders below, the model without a prefetch and perfect orders above. */
export function boundsSection(report: Report): string {
  return `## How good it could be

${prefetchVerdict(report)}${modelVerdict(report)}

${boundsTable(report)}`;
}

function prefetchVerdict(report: Report): string {
  const { bounds, recommendation, experiment } = report;
  const { depth, measure } = recommendation;
  const cost = bounds.treatmentToModel.find((comparison) => comparison.depth === depth)!;
  const what = `${measure} of ${findExamined(report)} at depth ${formatCount(depth)}`;
  const control = `that of the model on all items (${describe(cost, experiment.confidence)})`;
  if (cost.high < 0) return `${what} is below ${control}: the candidates hold it back.`;
  if (cost.low > 0) return `${what} is above ${control}: the prefetch corrects the model.`;
  return `${what} has no measurable difference from ${control}.`;
}

/** That nothing is left to gain takes an interval within the margin of decisions, not one that holds 0. */
function modelVerdict({ bounds, experiment, recommendation }: Report): string {
  if (bounds.modelToIdeal === undefined) return "";
  const { low, high } = bounds.modelToIdeal;
  const { measure, margin } = recommendation;
  const numbers = describe(bounds.modelToIdeal, experiment.confidence);
  const best = "the order by the true probabilities, which none can be expected to beat";
  if (high < 0) return ` A better model could gain: on all items the model is below ${best} (${numbers}).`;
  const ideal = bounds.orders.find((score) => score.order === "ideal" && score.measure === measure)!.mean;
  return -low <= margin * ideal
    ? ` No better model is in sight: on all items the model is less than ${formatPercent(margin)} below ${best} (${numbers}).`
    : ` Whether a better model could gain more than ${formatPercent(margin)} cannot be told: on all items the model has no measurable difference from ${best} (${numbers}).`;
}

function describe({ difference, low, high }: PairedComparison, confidence: number): string {
  return `${formatDifference(difference)}, ${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}`;
}

/** What is ranked, how, and how well by each measure. */
interface Row {
  readonly name: string;
  readonly score: (measure: string) => string;
}

function boundsTable(report: Report): string {
  const { depth } = report.recommendation;
  const { control, treatment } = report.experiment;
  const candidates = `${formatCount(depth)} candidates`;
  const hasDepth = (name: string) =>
    report.systems.find((system) => system.name === name)?.depths !== undefined;
  const rankedBy = (system: string): Row => ({
    name: hasDepth(system) ? `${candidates}, by ${system}` : `as ${system} ranks`,
    score: (measure) => withInterval(findScore(report, system, depth, measure)),
  });
  const rows: Row[] = [
    ...referenceRows(report, "random", "all items"),
    ...referenceRows(report, "popularity", "all items"),
    ...referenceRows(report, "popular-candidates", candidates),
    ...[...new Set([control, treatment, findExamined(report)])].map(rankedBy),
    ...referenceRows(report, "model", "all items"),
    ...referenceRows(report, "ideal", "all items"),
    {
      name: `${candidates}, perfectly`,
      score: (measure) => formatScore(findStages(report, depth, measure)?.ceiling),
    },
  ];
  const columns = headlineFamily(report).map(
    ({ name }): Column<Row> => ({ head: name, align: "right", cell: ({ score }) => score(name) }),
  );
  return markdownTable<Row>(
    [{ head: "what is ranked, and how", align: "left", cell: ({ name }) => name }, ...columns],
    rows,
  );
}

/** The row of a reference order of some items, or none where the report has no such order. */
function referenceRows({ bounds }: Report, wanted: ReferenceOrder, ordered: string): Row[] {
  const scores = bounds.orders.filter(({ order }) => order === wanted);
  if (scores.length === 0) return [];
  return [
    {
      name: `${ordered}, ${ORDERS[wanted]}`,
      score: (wantedMeasure) => withInterval(scores.find(({ measure }) => measure === wantedMeasure)),
    },
  ];
}

function withInterval(summary: Summary | undefined): string {
  if (summary === undefined) return "–";
  const { mean, low, high } = summary;
  return `${formatScore(mean)} (${formatScore(low)} to ${formatScore(high)})`;
}
