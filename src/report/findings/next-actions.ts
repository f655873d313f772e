import { formatCount, formatScore, formatSignificant } from "../format-number.ts";
import { nameColumns } from "../name-columns.ts";
import type { Finding, FindingCode, FindingValues } from "./finding.ts";
import type { DepthAdvice } from "./finding-parts.ts";
import { list } from "./list-in-words.ts";
import { sayRemedy } from "./say-finding.ts";
import { adviseKnownLabels } from "./say-known-labels.ts";

/** What to do about a finding. */
export interface Action {
  /** Of the finding. */
  readonly code: FindingCode;
  /** One sentence for a place inside a line of plain text. */
  readonly text: string;
}

/** More than that nobody does next. */
export const MOST_ACTIONS = 5;

const JUDGE = () =>
  "Judge the items that nobody has judged: npx qdrant-rank-eval pool REPORT lists them, and the filled file is read as judgments.";
const MORE_QUERIES = () => "Judge more queries before you decide.";
const BY_LOGIT = () => 'Rank by the logit: "form": "logit".';
const sayDepth = ({ depth }: Pick<DepthAdvice, "depth">) => `Fetch ${formatCount(depth)} candidates.`;

/** What to do about each finding; one that is left out asks for nothing. */
const ACTIONS: { readonly [Code in FindingCode]?: (values: FindingValues[Code]) => string | undefined } = {
  better: ({ treatment, exported }) =>
    `Deploy ${treatment}${exported ? ": npx qdrant-rank-eval export REPORT prints its query" : ""}.`,
  worse: ({ control, treatment }) => `Keep ${control}, and do not deploy ${treatment}.`,
  "no-measurable-difference": ({ control, treatment }) =>
    `Keep ${control}: ${treatment} is not shown to be better.`,
  "too-few-queries": MORE_QUERIES,
  "worse-at-depths": ({ treatment, depths }) =>
    `Do not fetch ${list(depths.map(formatCount))} candidates: there ${treatment} ranks worse.`,
  "may-be-chance": MORE_QUERIES,
  "test-differs": MORE_QUERIES,
  "one-depth": () => 'Try more depths: "ranking": { "depths": […] }.',
  "depth-best": ({ depth, deepest }) =>
    deepest
      ? `Fetch ${formatCount(depth)} candidates, and try more: no depth is shown to be enough.`
      : sayDepth({ depth }),
  "depth-enough": sayDepth,
  "cannot-tell-depth": ({ depth }) =>
    `Fetch ${formatCount(depth)} candidates, until more queries are judged that can tell which depth is enough.`,
  "no-loss-without": ({ features }) =>
    `Try the formula without ${list(features.map(({ without }) => nameColumns(without)))}, judged by other queries.`,
  "objective-worse": () => 'Learn by logistic loss: "training": { "objective": "logistic" }.',
  "harmed-slices": ({ treatment, slices }) =>
    `Find out why ${treatment} ranks worse for ${list(slices.map(({ attribute, value }) => `${attribute} ${value}`))}.`,
  "unjudged-unknown": JUDGE,
  "unjudged-reverse": JUDGE,
  "unjudged-explain": JUDGE,
  "popularity-beats": ({ treatment, beaten }) =>
    beaten.some(({ system }) => system === treatment)
      ? `Give the formula a feature of popularity, which alone ranks better than ${treatment}.`
      : "Decide whether an order that is mostly popularity is wanted.",
  narrows: ({ measures }) =>
    `Decide whether so little variety is wanted: ${measures.map((one) => `${one.measure} ${formatScore(one.control)} → ${formatScore(one.treatment)}`).join(", ")}.`,
  "wrong-shape": ({ features }) => `Try ${list(features.map(sayRemedy))}.`,
  "relevant-forbidden": ({ relevant }) =>
    `Check the constraints, which forbid ${formatCount(relevant)} relevant items.`,
  "labels-absent": () => "Check that judged items are not gone from the collection by mistake.",
  "collection-not-green": ({ collection, status }) =>
    status === "red"
      ? `Find out in the engine's log what failed at collection ${collection}.`
      : `Wait until collection ${collection} is green, and run it again.`,
  "vectors-not-indexed": ({ collection }) =>
    `Let Qdrant index the vectors of collection ${collection}: see its indexing_threshold and its HNSW's m.`,
  "quantized-without-rescoring": () =>
    'Ask for the scores of the vectors in your searches: "params": { "quantization": { "rescore": true } }.',
  "sparse-without-idf": ({ vectors }) => `Give ${vectors.join(", ")} "modifier": "idf".`,
  "bm25-average-length": ({ vector, measured }) =>
    `Make the vectors ${vector} again with "avg_len": ${formatSignificant(measured, 4)}.`,
  "filters-without-index": ({ paths }) => `Index ${list(paths)}.`,
  "integer-index-on-floats": ({ paths }) =>
    `Put a float index in place of the integer one on ${list(paths.map(({ path }) => path))}.`,
  "zero-vectors": ({ zeroVectors }) =>
    `Give ${formatCount(zeroVectors)} queries a vector, or leave them out.`,
  "train-after-test": () =>
    'Cut the dataset at one moment for all: "split": { "by": "time", "testFrom": … }.',
  "features-know-labels": adviseKnownLabels,
  "features-undeclared": () => 'Declare what the features know: "computedFrom" in dataset.json.',
  "sigmoid-overflows": BY_LOGIT,
  "sigmoid-tied": BY_LOGIT,
  "other-scores": () => "Trust no result before the engine computes the model's scores.",
  "other-prefetch-scores": () => "Fill the collection again with the dataset's vectors.",
  "hidden-values": ({ paths }) =>
    `Index ${list(paths.map(({ path }) => path))} anew, by the type of the values.`,
  "test-labels-leaked": () => "Take the positives of the test out of what the model learns from.",
  "features-know-test": () => "Compute vectors, affinities and payload counts from the train part only.",
  "excluded-returned": () => "Find out why the query's filter does not reach the engine.",
  "results-change": () =>
    "Find out what makes equal queries give other results, such as items of one vector.",
  "more-candidates": () => 'Rank the nearest of all shards: "candidates": "global".',
  "fusion-per-shard": ({ systems }) => `Fuse in the request itself, not in a prefetch: ${list(systems)}.`,
  "defaults-cost": ({ high }) =>
    high < 0 ? 'Let every retriever score all candidates: "missing": "similarity".' : undefined,
  "do-not-fuse": ({ retriever }) => `Try ${retriever} alone, which is simpler, judged by other queries.`,
  "not-qdrant": () => "Run it on Qdrant before you decide: --engine embedded.",
};

/** What nobody should do while the results are in doubt, or may be those of what was shown. */
const RESTS_ON_RESULTS: ReadonlySet<FindingCode> = new Set([
  ...(["better", "no-measurable-difference", "depth-best", "depth-enough"] as const),
  ...(["cannot-tell-depth", "no-loss-without", "do-not-fuse"] as const),
]);

const ON_UNJUDGED: ReadonlySet<FindingCode> = new Set(["unjudged-reverse", "unjudged-explain"]);

/**
 * What to do next, at most five things: what puts the results in doubt comes first, and then nothing is advised that
 * rests on them.
 */
export function nextActions(findings: readonly Finding[]): Action[] {
  const isDoubt = ({ severity, code }: Finding) => severity === "stop" || ON_UNJUDGED.has(code);
  const doubts = findings.filter(isDoubt);
  const isBetter = findings.some(({ code }) => code === "better");
  const others = findings.filter(
    (finding) =>
      !isDoubt(finding) &&
      !(doubts.length > 0 && RESTS_ON_RESULTS.has(finding.code)) &&
      // What is better than the fusion is deployed, not one of its retrievers.
      !(isBetter && finding.code === "do-not-fuse"),
  );
  const actions = [...doubts, ...others].flatMap((finding) => {
    const text = sayAction(finding);
    return text === undefined ? [] : [{ code: finding.code, text }];
  });
  const isFirst = ({ text }: Action, position: number) =>
    actions.findIndex((other) => other.text === text) === position;
  return actions.filter(isFirst).slice(0, MOST_ACTIONS);
}

/** What to do about a finding; undefined where it asks for nothing. */
export function sayAction(finding: Finding): string | undefined {
  const say = ACTIONS[finding.code] as ((values: Finding) => string | undefined) | undefined;
  return say?.(finding);
}
