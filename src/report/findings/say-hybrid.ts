import { formatCount, formatDifference, formatPercent, formatScore } from "../format-number.ts";
import type { HybridFindingValues } from "./hybrid-findings.ts";

/** The words of findings on retrievers, fusions and other systems. */
export const HYBRID_WORDS: {
  readonly [Code in keyof HybridFindingValues]: (values: HybridFindingValues[Code]) => string;
} = {
  "ties-decide": ({ system, measure, lowest, highest, margin }) =>
    `The order of the ties of ${system}, which Qdrant leaves open, decides ${measure} between ${formatScore(lowest)} and ${formatScore(highest)}: by more than the margin of ${formatPercent(margin)}.`,
  "do-not-fuse": ({ retriever, control, measure, difference, low, margin }) =>
    `Fusion may not be needed: ${measure} of ${retriever} alone is at most ${formatPercent(margin)} below that of ${control} (${formatDifference(difference)}, at worst ${formatDifference(low)}).`,
  "defaults-cost": (values) => {
    const { measure, similarity, difference, low, high, confidence } = values;
    const interval = `${formatPercent(confidence)} interval ${formatDifference(low)} to ${formatDifference(high)}`;
    const cost =
      high < 0
        ? "Scores by default cost something"
        : low > 0
          ? "Scores by default do no harm here"
          : "There is no measurable cost of scores by default";
    return `${cost}: of what a retriever did not find itself the formula does not know the score, and ${measure} is ${formatScore(values.default)} where it would be ${formatScore(similarity)} with every score ("missing": "similarity"): ${formatDifference(difference)}, ${interval}.`;
  },
  "fusion-per-shard": ({ systems, shards }) =>
    `${systems.join(", ")} ${systems.length === 1 ? "fuses" : "fuse"} inside a prefetch, which each of ${formatCount(shards)} shards does with lists of its own: the results are those of so many shards, and of no other number (qdrant#10640).`,
  "treatment-without-depth": ({ treatment, examined, depth }) =>
    `${treatment} has no depth: the loss by stage and why hits are missed are left out, and the scores by depth are those of ${examined}, beside which it stands at depth ${formatCount(depth)}.`,
};
