import { formatCount, formatDifference, formatPercent, formatShare } from "../format-number.ts";
import type { Report } from "../report.ts";

/** From which share of the queries on their ties may move a mean. */
const FREQUENT = 0.01;

/** Whether the results are valid: knowledge of the test, chance, and candidates beyond the prefetch limit. */
export function validitySection(report: Report): string {
  const findings = [
    knowledge(report),
    judgedSamples(report),
    ...timeOrder(report),
    ...zeroVectors(report),
    seen(report),
    ...forbidden(report),
    ...ineligibleJudgments(report),
    tiedCuts(report),
    repeats(report),
    shards(report),
  ];
  return `## Can the results be trusted?

What is not as it should be is in bold.

${findings.map((finding) => `- ${finding}`).join("\n")}`;
}

function knowledge({ trust }: Report): string {
  switch (trust.computedFrom) {
    case "train":
      return "Vectors, affinities and payload counts know the train part only, as the dataset declares.";
    case "nothing":
      return "Vectors, affinities and payload were not computed from any interactions, as the dataset declares.";
    case "everything":
      return "**Vectors, affinities or payload counts know the test part, as the dataset declares: every result is too good.** Compute them from the train part.";
    case undefined:
      return '**The dataset does not say of which interactions its vectors, affinities and payload counts know.** If any of them know the test part, every result is too good; declare it: `"computedFrom"` in its `dataset.json`.';
  }
}

function judgedSamples({ trust, dataset }: Report): string {
  if (dataset.folds !== undefined) {
    return "Every query was ranked by a model that has learned from other folds only.";
  }
  const { samples, judged, relevant, leaked } = trust.judgedSamples;
  if (leaked > 0) {
    return `**${formatCount(leaked)} of ${formatCount(samples)} training samples are positives that the test judges relevant: test labels leaked into training.**`;
  }
  if (judged === 0) return `None of ${formatCount(samples)} training samples is a pair that the test judges.`;
  return `${formatCount(judged)} of ${formatCount(samples)} training samples are pairs that the test judges, none of them with the test's answer: ${formatCount(relevant)} that turn out relevant count as negatives in training, as they would in service.`;
}

function timeOrder({ trust, dataset }: Report): string[] {
  if (trust.timeOrder === undefined) return [];
  const {
    usersCutWithinATime,
    trainInteractions,
    trainAfterFirstTest,
    testInteractions,
    testBeforeLastTrain,
    trainAfterQueries,
  } = trust.timeOrder;
  return [
    ...(usersCutWithinATime > 0
      ? [
          `**${formatCount(usersCutWithinATime)} of ${formatCount(dataset.users)} users are cut between interactions of equal time: the order of the rows, not time, decides which of these are judged.**`,
        ]
      : []),
    ...(trainAfterFirstTest > 0
      ? [
          `**${formatCount(trainAfterFirstTest)} of ${formatCount(trainInteractions)} train interactions are later than the first test interaction: the model learns from a time that it is judged on.** Of a query's own first test interaction ${formatShare(trainAfterQueries)} of them are later, as a mean over the queries.`,
        ]
      : []),
    ...(testBeforeLastTrain > 0
      ? [
          `**${formatCount(testBeforeLastTrain)} of ${formatCount(testInteractions)} test interactions are earlier than the last train interaction: a model in service could not have learned from all that this one has.**`,
        ]
      : []),
  ];
}

function zeroVectors({ trust, dataset }: Report): string[] {
  if (trust.zeroVectors === undefined) return [];
  return [
    `**${formatCount(trust.zeroVectors)} of ${formatCount(dataset.queries)} queries have a vector of zeros, to which all items are equally near: their vector order is chance.**`,
  ];
}

function seen({ trust, missed }: Report): string {
  const { excluded, candidates, shown } = trust.seen;
  if (candidates === 0) {
    return excluded
      ? "Items that a user had met before the test are excluded in the prefetch, and none came back."
      : "No candidate is an item that its user had met before the test.";
  }
  const count = `${formatCount(candidates)} candidates are items that their users had met before the test, ${formatCount(shown)} of them among the first ${missed.cutoff}`;
  return excluded
    ? `**${count}, though they are excluded.** Does the query's filter reach the engine?`
    : `**${count}, where they cannot be hits.** \`"excludeSeen": true\` leaves them out.`;
}

function forbidden({ trust, missed }: Report): string[] {
  if (trust.ineligible === undefined) return [];
  const { candidates, shown } = trust.ineligible;
  if (candidates === 0) return ["Every candidate is an item that the constraints let its query have."];
  return [
    `**${formatCount(candidates)} candidates are items that the constraints forbid, ${formatCount(shown)} of them among the first ${missed.cutoff}.** Does the query's filter reach the engine?`,
  ];
}

function ineligibleJudgments({ dataset }: Report): string[] {
  if (dataset.ineligible === undefined) return [];
  const { judged, ofJudged, relevant, ofRelevant, queries } = dataset.ineligible;
  const counts = `${formatCount(judged)} of ${formatCount(ofJudged)} judgments are of items that the constraints forbid, ${formatCount(relevant)} of them among the ${formatCount(ofRelevant)} that are relevant; they do not count.`;
  return [
    queries === 0
      ? counts
      : `${counts} **They leave ${formatCount(queries)} queries without a relevant item, which are left out.**`,
  ];
}

function tiedCuts({ trust, dataset }: Report): string {
  const tied = trust.tiedCuts.filter(({ queries }) => queries > 0);
  if (tied.length === 0) return "At no depth do items of equal vector score lie on both sides of the cut.";
  const counts = tied.map(({ depth, queries }) => `${formatCount(queries)} at depth ${formatCount(depth)}`);
  const finding = `In some queries items of equal vector score lie on both sides of the cut, and chance chooses the candidates among them: in ${counts.join(", ")}.`;
  return tied.some(({ queries }) => queries >= FREQUENT * dataset.queries)
    ? `**${finding}** Another collection of the same items may give slightly other results; items with the same vector are the usual cause.`
    : finding;
}

function repeats({ trust, missed, dataset }: Report): string {
  const { queries, changed, changedWithoutTies, unlikeJudged } = trust.repeat;
  const sent = `Sent twice as a service would, for the first ${missed.cutoff},`;
  const judgedNote =
    unlikeJudged === 0
      ? "They are the first of the order that is judged here."
      : `In ${formatCount(unlikeJudged)} they are not the first of the order that is judged here, which breaks ties by id.`;
  return changed === 0
    ? `${sent} ${queries < dataset.queries ? "a drawn sample of" : "all"} ${formatCount(queries)} queries gave the same results again. ${judgedNote}`
    : `**${sent} ${formatCount(changed)} of ${formatCount(queries)} queries gave other results${changedWithoutTies === 0 ? ": chance decides among equal scores" : ""}.** ${judgedNote}`;
}

function shards({ trust, experiment }: Report): string {
  const { count, candidates, counts, effect } = trust.shards;
  const { retrievers = [] } = experiment;
  const above = counts.filter((depth) => depth.above > 0);
  if (above.length === 0 && effect === undefined) {
    return "The collection has one shard, and no query ranked more candidates than its depth.";
  }
  const most = above.map(
    ({ depth, most: greatest }) => `${formatCount(greatest)} at depth ${formatCount(depth)}`,
  );
  const ranked =
    candidates === "global"
      ? `The collection has ${count} shards; the formula ranks the nearest items of all, by two queries.`
      : `**The collection has ${count} ${count === 1 ? "shard" : "shards"}, and more candidates than ${retrievers.length > 1 ? `${retrievers.length} × ` : ""}the depth were ranked: up to ${most.join(", ")}.** \`"candidates": "global"\` ranks the nearest of all items, by two queries.`;
  if (effect === undefined) return ranked;
  const fused =
    retrievers.length > 1 ? " Fusions of the retrievers are computed of the lists of all shards." : "";
  const { depth, measure, otherTop, difference, low, high } = effect;
  return `${ranked}${fused} At depth ${formatCount(depth)} prefetching in each shard changes the results of ${formatCount(otherTop)} queries, and ${measure} by ${formatDifference(difference)} (${formatPercent(experiment.confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}).`;
}
