import {
  formatCount,
  formatDifference,
  formatPercent,
  formatScore,
  formatShare,
  formatSignificant,
  formatTiny,
} from "../format-number.ts";
import { nameColumns } from "../name-columns.ts";
import type { Finding, FindingCode, FindingValues } from "./finding.ts";
import type { Compared, HarmedSlice } from "./finding-parts.ts";
import { list } from "./list-in-words.ts";
import { COLLECTION_WORDS } from "./say-collection.ts";
import { HYBRID_WORDS } from "./say-hybrid.ts";
import { sayKnownLabels } from "./say-known-labels.ts";
import { OBJECTIVE_WORDS } from "./say-objective.ts";

/** The words of every finding: sentences for a place inside a line of plain text. */
const WORDS: { readonly [Code in FindingCode]: (values: FindingValues[Code]) => string } = {
  better: (values) =>
    `By ${values.measure}, ${values.treatment} ranks better than ${values.control}. ${evidence(values)}`,
  worse: (values) =>
    `By ${values.measure}, ${values.treatment} ranks worse than ${values.control}. ${evidence(values)}`,
  "no-measurable-difference": (values) =>
    `There is no measurable difference between ${values.treatment} and ${values.control}. ${evidence(values)}`,
  "too-few-queries": (values) =>
    `${formatCount(values.queries)} queries are too few to say whether ${values.treatment} ranks better than ${values.control}. ${evidence(values)}`,
  "worse-at-depths": ({ control, treatment, measure, depths, of, elsewhereBetter }) =>
    `${elsewhereBetter ? "Beware of other depths" : `Do not ship ${treatment}`}: by ${measure} it is worse than ${control} at ${formatCount(depths.length)} of ${formatCount(of)} depths, ${list(depths.map(formatCount))}.`,
  "may-be-chance": (tested) =>
    `The interval alone shows a difference, but by ${test(tested)}, it may be chance: p = ${formatScore(tested.pValue)}.`,
  "test-differs": (tested) =>
    `The interval includes 0, but by ${test(tested)}, they differ: p = ${formatScore(tested.pValue)}.`,
  "too-few-queries-below": ({ queries, difference }) =>
    `${formatCount(queries)} queries are too few to detect a difference under ${formatScore(difference)}.`,
  "one-depth": ({ depth }) => `Only depth ${formatCount(depth)} was tried.`,
  "depth-best": ({ depth, measure, lossAtMost, margin, deepest }) =>
    `Fetch ${formatCount(depth)} candidates, the deepest tried${deepest ? "" : " that is not worse than a shallower one"}: by ${measure} ${lossAtMost === 0 ? "none is better" : `it is at most ${formatShare(lossAtMost)} below the best`}, and no shallower depth is shown to be within ${formatPercent(margin)}.`,
  "depth-enough": ({ depth, measure, lossAtMost, margin, bestDepth, bestGain }) =>
    `Fetch ${formatCount(depth)} candidates: by ${measure} that is enough, at most ${formatShare(lossAtMost)} below the best depth tried (margin ${formatPercent(margin)})${bestGain === undefined ? "" : `; ${formatCount(bestDepth)} is measurably better, by ${formatScore(bestGain)}`}.`,
  "cannot-tell-depth": ({ depth, measure, margin, bestDepth, bestGain, queries }) =>
    `${formatCount(queries)} queries cannot tell which depth is enough to be within ${formatPercent(margin)} of the best ${measure}. The best observed is ${formatCount(bestDepth)}${bestGain === undefined ? "" : `, measurably better by ${formatScore(bestGain)}`}; until more are judged, fetch ${formatCount(depth)}, the deepest that is not measurably worse.`,
  "depth-hurts": ({ depths }) =>
    `More hurts: ${list(depths.map(formatCount))} ${depths.length === 1 ? "ranks" : "rank"} worse than a shallower depth.`,
  "no-loss-without": ({ measure, margin, features }) =>
    `There is no measurable loss of ${measure} without ${list(features.map(({ without, lossAtMost }) => `${nameColumns(without)} (at most ${formatShare(lossAtMost)})`))}, ${features.length === 1 ? "" : "each left out alone, "}by a margin of ${formatPercent(margin)}. Test queries judge and do not choose: before you leave a feature out, judge by other queries.`,
  "harmed-slices": ({ treatment, control, measure, confidence, of, slices }) =>
    `For ${list(slices.map((slice) => describeSlice(slice, measure, confidence)))}, ${treatment} ranks worse than ${control}; corrected for all ${formatCount(of)} slices of the queries (Holm).`,
  "unjudged-unknown": (values) =>
    `${sayJudged(values)}, and of one system's list none that is not relevant: what the others are worth, these data cannot tell.`,
  "unjudged-reverse": (values) =>
    `By judged items alone it is the other way round: ${values.measure} goes from ${formatScore(values.controlMean)} (${values.control}) to ${formatScore(values.treatmentMean)} (${values.treatment}), ${formatDifference(values.difference)}, ${sayInterval(values)}. ${sayJudged(values)}.`,
  "unjudged-explain": (values) =>
    `The lead of ${values.ahead} may be there only because more of what it shows was judged. ${sayJudged(values)}; if the others of ${values.behind} were relevant as often as its judged ones (${formatShare(values.rate)}), what is left of it would be ${formatDifference(values.lead)}, ${sayInterval(values)}.`,
  "popularity-beats": (values) => sayPopularity(values),
  narrows: ({ treatment, control, measures }) =>
    `What ${treatment} shows has less than half of the variety of ${control}: ${measures.map((one) => `${one.measure} goes from ${formatScore(one.control)} to ${formatScore(one.treatment)}`).join(", ")}.`,
  "wrong-shape": ({ features }) => sayShape(features),
  "relevant-forbidden": ({ relevant, ofRelevant, queries }) =>
    `The constraints forbid ${formatCount(relevant)} of ${formatCount(ofRelevant)} relevant items${queries > 0 ? ` and leave ${formatCount(queries)} queries without any, which are left out` : ""}: the results are about the rest.`,
  "zero-vectors": ({ zeroVectors, queries }) =>
    `${formatCount(zeroVectors)} of ${formatCount(queries)} queries have a vector of zeros, to which all items are equally near: chance chooses their candidates.`,
  "train-after-test": ({ share }) =>
    `${formatShare(share)} of the train interactions are later than a query's first test interaction, as a mean over the queries: training and features know what a service could not have known then. Cut at one moment for all: "split": { "by": "time", "testFrom": … } in dataset.json.`,
  "features-know-labels": sayKnownLabels,
  "features-undeclared": () =>
    'The dataset does not say of which interactions its vectors, affinities and payload counts know; if any know the test, every result is too good. Declare it: "computedFrom" in dataset.json.',
  "sigmoid-overflows": ({ candidates }) =>
    `${BY_LOGIT}: Qdrant refuses to compute the sigmoid of ${formatCount(candidates)} candidates.`,
  "sigmoid-tied": ({ share, cutoff }) =>
    `${BY_LOGIT}: in ${formatShare(share)} of the queries the sigmoid has equal 32-bit scores on both sides of the cut at ${cutoff}, so that chance decides what is shown.`,
  "other-scores": ({ largestDifference }) =>
    `The engine computes other scores than the model, by up to ${formatTiny(largestDifference)}.`,
  "other-prefetch-scores": ({ beyondRounding, scores, largestDifference }) =>
    `${formatCount(beyondRounding)} of ${formatCount(scores)} prefetch scores are not the similarities of the dataset's vectors, by up to ${formatTiny(largestDifference)}.`,
  "hidden-values": ({ paths }) =>
    `An index of another type hides values from the formula: ${paths.map(({ path, index, items }) => `${path} (${index}, ${formatCount(items)} items)`).join(", ")}.`,
  "test-labels-leaked": ({ samples }) =>
    `Test labels leaked into training: ${formatCount(samples)} samples are positives that the test judges relevant.`,
  "features-know-test": () => "Vectors, affinities or payload counts know the test.",
  "excluded-returned": ({ candidates }) =>
    `${formatCount(candidates)} candidates came back that their queries may not be given.`,
  "results-change": ({ queries, withoutTies }) =>
    `${queries === 1 ? "1 query gives other results when it is" : `${formatCount(queries)} queries give other results when they are`} sent again${withoutTies === 0 ? ": chance decides among equal scores" : ""}.`,
  "more-candidates": ({ shards }) =>
    `More candidates than the depth were ranked${shards > 1 ? `, since each of ${formatCount(shards)} shards fetches its own` : ""}.`,
  ...HYBRID_WORDS,
  ...COLLECTION_WORDS,
  ...OBJECTIVE_WORDS,
  "not-qdrant": () =>
    "Computed by the reference engine, not Qdrant: it follows what Qdrant documents, so the order should be Qdrant's; its speed is not, and no timings are shown.",
};

function sayShape(features: FindingValues["wrong-shape"]["features"]): string {
  const { feature, from, to, predicted, observed } = features[0]!;
  const [low, high] = [from, to].map((value) => formatSignificant(value, 4));
  const worst = `where ${feature} is ${low === high ? low : `${low} to ${high}`}, it predicts ${formatShare(predicted)} positives, and ${formatShare(observed)} are`;
  return `The formula gives ${list(features.map((one) => one.feature))} the wrong shape, a straight line in the logit: on users that it has not learned from, ${worst}. Try ${list(features.map(sayRemedy))}.`;
}

/** What to try for a feature of the wrong shape. */
export function sayRemedy({ feature, remedy }: FindingValues["wrong-shape"]["features"][number]): string {
  switch (remedy.kind) {
    case "payload-bins":
      return `payload-bins or payload-hinge of ${remedy.path}`;
    case "score-hinge":
      return `score-hinge beside ${feature}`;
    case "other":
      return `another transform of ${feature}`;
  }
}

/** The share of a gain from which on something does most of the work. */
const MOST = 0.5;

const BY_LOGIT = 'Rank by the logit ("form": "logit")';

/** A finding in words, as plain text that may hold text from data. */
export function sayFinding(finding: Finding): string {
  const say = WORDS[finding.code] as (values: Finding) => string;
  return say(finding);
}

function evidence(values: Compared): string {
  const { control, treatment, measure, depth, controlMean, treatmentMean } = values;
  const { difference, low, high, confidence, pValue, comparisons, queries, wins, ties, losses } = values;
  const interval = `${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}`;
  return (
    `${depth === undefined ? "" : `At depth ${formatCount(depth)}, `}${measure} goes from ${formatScore(controlMean)} (${control}) to ${formatScore(treatmentMean)} (${treatment}): ` +
    `${formatDifference(difference)}, ${interval}, p = ${formatScore(pValue)}${corrected(comparisons)}, over ${formatCount(queries)} queries ` +
    `(${formatCount(wins)} better, ${formatCount(ties)} equal, ${formatCount(losses)} worse).`
  );
}

function sayJudged({
  control,
  treatment,
  controlJudged,
  treatmentJudged,
  cutoff,
}: FindingValues["unjudged-unknown"]): string {
  return `Of the first ${formatCount(cutoff)} items ${formatShare(controlJudged)} (${control}) and ${formatShare(treatmentJudged)} (${treatment}) have a judgment`;
}

function sayInterval({ low, high, confidence }: { low: number; high: number; confidence: number }): string {
  return `${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}`;
}

function sayPopularity(values: FindingValues["popularity-beats"]): string {
  const { treatment, measure, depth, mean, confidence, beaten, shareOfGain } = values;
  const isMost = shareOfGain !== undefined && shareOfGain.low > MOST;
  const systems = list(beaten.map(({ system }) => system));
  const verdict = isMost
    ? "Popularity does most of the work"
    : `Popularity alone ranks better than ${systems}`;
  const what = depth === undefined ? "all items" : `the ${formatCount(depth)} candidates`;
  const differences = beaten.map(
    ({ system, difference, low, high }) =>
      `${formatScore(difference)} above ${system} (${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)})`,
  );
  const share =
    shareOfGain === undefined ? "" : `, or ${formatShare(shareOfGain.ratio)} of the gain of ${treatment}`;
  return `${verdict}: ${what}, ordered by popularity in the train part alone, reach ${measure} ${formatScore(mean)}, which is ${list(differences)}${share}.`;
}

function describeSlice(
  { attribute, value, queries, difference, low, high }: HarmedSlice,
  measure: string,
  confidence: number,
): string {
  return `${attribute} ${value} (${formatCount(queries)} queries, ${measure} ${formatDifference(difference)}, ${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)})`;
}

function test({ comparisons }: FindingValues["may-be-chance"]): string {
  return `the randomisation test${corrected(comparisons)}`;
}

/** What p was corrected for, so that the depth may be chosen by the same results. */
function corrected(depths: number): string {
  return depths === 1 ? "" : ` corrected for all ${formatCount(depths)} depths`;
}
