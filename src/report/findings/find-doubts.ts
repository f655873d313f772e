import type { Report, ReportBody } from "../report.ts";
import type { Finding } from "./finding.ts";

/** Whether the engine computes the model's scores: rounding aside. */
export function computesOtherScores({
  parity,
  parityOfFolds = [],
}: Pick<Report, "parity" | "parityOfFolds">): boolean {
  return [...parity, ...parityOfFolds].some(
    ({ beyondRounding, otherTopBeyondTies }) => beyondRounding > 0 || otherTopBeyondTies > 0,
  );
}

/** Everything that puts the results in doubt, in the order of its weight. */
export function findDoubts(report: ReportBody): Finding[] {
  const { computedFrom, judgedSamples, seen, ineligible, repeat, shards } = report.trust;
  const forbidden = (seen.excluded ? seen.candidates : 0) + (ineligible?.candidates ?? 0);
  const severity = "stop";
  const doubts: (Finding | false)[] = [
    otherScores(report),
    otherPrefetchScores(report),
    hiddenValues(report),
    judgedSamples.leaked > 0 && { code: "test-labels-leaked", severity, samples: judgedSamples.leaked },
    computedFrom === "everything" && { code: "features-know-test", severity },
    forbidden > 0 && { code: "excluded-returned", severity, candidates: forbidden },
    repeat.changed > 0 && {
      code: "results-change",
      severity: repeat.changedWithoutTies > 0 ? "stop" : "warning",
      ...{ queries: repeat.changed, withoutTies: repeat.changedWithoutTies },
    },
    shards.counts.some(({ above }) => above > 0) && {
      code: "more-candidates",
      // Several shards do that by design: the results are those of the collection, which the depth alone does not say.
      severity: shards.count > 1 ? "warning" : "stop",
      shards: shards.count,
    },
  ];
  return doubts.filter((doubt) => doubt !== false);
}

function otherScores(report: ReportBody): Finding | false {
  if (!computesOtherScores(report)) return false;
  const { parity, parityOfFolds = [] } = report;
  const largestDifference = Math.max(...[...parity, ...parityOfFolds].map((one) => one.largestDifference));
  return { code: "other-scores", severity: "stop", largestDifference };
}

function otherPrefetchScores({ prefetchParity }: ReportBody): Finding | false {
  const { scores, beyondRounding, largestDifference } = prefetchParity;
  return (
    beyondRounding > 0 && {
      ...{ code: "other-prefetch-scores", severity: "stop" },
      ...{ beyondRounding, scores, largestDifference },
    }
  );
}

function hiddenValues({ payload }: ReportBody): Finding | false {
  const hiding = payload.filter(({ items }) => items.hidden > 0);
  const paths = hiding.map(({ path, index, items }) => ({ path, index, items: items.hidden }));
  return hiding.length > 0 && { code: "hidden-values", severity: "stop", paths };
}
