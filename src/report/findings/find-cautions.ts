import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/** What is easily overlooked behind a good mean: who loses, and on what the results rest. */
export function findCautions(report: ReportBody): Finding[] {
  const { trust, dataset } = report;
  const { zeroVectors = 0, computedFrom } = trust;
  const { trainAfterQueries = 0 } = trust.timeOrder ?? {};
  const severity = "warning";
  const cautions: (Finding | false)[] = [
    harmedSlices(report),
    zeroVectors > 0 && { code: "zero-vectors", severity, zeroVectors, queries: dataset.queries },
    trainAfterQueries > 0 && { code: "train-after-test", severity, share: trainAfterQueries },
    computedFrom === undefined && { code: "features-undeclared", severity },
  ];
  return cautions.filter((caution) => caution !== false);
}

function harmedSlices({ slices, recommendation, experiment }: ReportBody): Finding | false {
  const { control, treatment, confidence } = experiment;
  const harmed = slices.filter(({ high, adjustedPValue }) => high < 0 && adjustedPValue < 1 - confidence);
  return (
    harmed.length > 0 && {
      ...{ code: "harmed-slices", severity: "warning", treatment, control },
      ...{ measure: recommendation.measure, confidence, of: slices.length },
      slices: harmed.map(({ attribute, value, queries, difference, low, high }) => ({
        ...{ attribute, value, queries, difference, low, high },
      })),
    }
  );
}
