import type { SensitivityTest } from "../../analysis/lists/unjudged.ts";
import { formatCount, formatDifference, formatPercent, formatScore, formatShare } from "../format-number.ts";
import type { Report } from "../report.ts";

/** Whether the answer depends on items that nobody judged. */
export function unjudgedSection(report: Report): string {
  const { unjudged, experiment, recommendation } = report;
  if (unjudged === undefined) return "";
  const { control, treatment } = experiment;
  const { judged, nonRelevant, sensitivity } = unjudged;
  const lines =
    sensitivity === undefined
      ? [cannotTell(report, nonRelevant)]
      : [
          ...[sensitivity.condensed, sensitivity.bpref].map(
            (test) => `- By judged items alone: ${describeTest(report, test)}.`,
          ),
          `- ${describeImputed(report, sensitivity.imputed)}`,
        ];
  return `## What was never judged

Items without a judgment count as not relevant, though perhaps nobody was ever shown them. At depth ${formatCount(recommendation.depth)}, ${describeTest(report, judged)}: the share of the shown items of ${control} and ${treatment} that has a judgment. Would the answer be the same without the others?

${lines.join("\n")}`;
}

function cannotTell({ experiment }: Report, nonRelevant: { control: number; treatment: number }): string {
  const { control, treatment } = experiment;
  return `The data cannot tell: of the judged items in the lists of ${control} ${formatCount(nonRelevant.control)} are not relevant, of those of ${treatment} ${formatCount(nonRelevant.treatment)}, so that judged items say nothing of the others.`;
}

function describeTest({ experiment }: Report, test: SensitivityTest): string {
  const { measure, controlMean, treatmentMean, difference, low, high, pValue } = test;
  const { control, treatment, confidence } = experiment;
  return `${measure} goes from ${formatScore(controlMean)} (${control}) to ${formatScore(treatmentMean)} (${treatment}): ${formatDifference(difference)}, ${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}, p = ${formatScore(pValue)}`;
}

function describeImputed(
  { experiment }: Report,
  {
    ahead,
    measure,
    rate,
    imputed,
    lead,
    low,
    high,
  }: NonNullable<NonNullable<Report["unjudged"]>["sensitivity"]>["imputed"],
): string {
  const { control, treatment, confidence } = experiment;
  const [first, behind] = ahead === "treatment" ? [treatment, control] : [control, treatment];
  return `If the unjudged items of ${behind} were relevant as often as its judged ones (${formatShare(rate)}), its ${measure} would be ${formatScore(imputed)}, and the lead of ${first} ${formatDifference(lead)}, ${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}.`;
}
