import type { ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/** What fusions are worth: whether their ties decide, and whether one retriever would do. */
export function findHybrid(report: ReportBody): Finding[] {
  const { hybrid, recommendation, trust } = report;
  const { count, fusing } = trust.shards;
  const perShard: Finding[] =
    fusing === undefined
      ? []
      : [{ code: "fusion-per-shard", severity: "warning", systems: fusing, shards: count }];
  if (hybrid === undefined) return perShard;
  const { margin, measure } = recommendation;
  const undecided = hybrid.ties.filter(({ lowest, highest }) => highest - lowest > margin * highest);
  return [
    ...undecided.map(
      ({ system, lowest, highest }): Finding => ({
        code: "ties-decide",
        severity: "warning",
        ...{ system, measure, lowest, highest, margin },
      }),
    ),
    ...findSufficientRetriever(report),
    ...findMissingScoreCost(report),
    ...perShard,
  ];
}

/** A warning where a default measurably costs something. */
function findMissingScoreCost({ hybrid, experiment: { confidence } }: ReportBody): Finding[] {
  const cost = hybrid?.missingScores;
  if (cost === undefined) return [];
  return [{ code: "defaults-cost", severity: cost.high < 0 ? "warning" : "note", ...cost, confidence }];
}

/** The best of the retrievers that are worse than a fusion by no more than the margin. */
function findSufficientRetriever({
  experiment,
  systems,
  comparisons,
  recommendation,
}: ReportBody): Finding[] {
  const { control, retrievers = [] } = experiment;
  const { depth, measure, margin } = recommendation;
  const isFusion = systems.some(({ name, kind }) => name === control && (kind === "rrf" || kind === "dbsf"));
  const [best] = comparisons
    .filter((one) => one.control === control && one.depth === depth && one.measure === measure)
    .filter(({ treatment }) => isFusion && retrievers.includes(treatment))
    .filter(({ low, controlMean }) => low >= -margin * controlMean)
    .sort((a, b) => b.difference - a.difference);
  if (best === undefined) return [];
  const { treatment: retriever, difference, low } = best;
  return [{ code: "do-not-fuse", severity: "note", retriever, control, measure, difference, low, margin }];
}
