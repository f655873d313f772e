import { formatCount, formatTiny } from "./format-number.ts";
import type { Report } from "./report.ts";

/** Something that puts the results of a run in doubt. */
export interface Doubt {
  /** Half a sentence: "the model has learned answers of the test". */
  readonly says: string;
  /** Whether no baseline may be made of such a run, and no check of it may pass. */
  readonly stops: boolean;
}

/** Everything that puts the results in doubt, in the order of its weight. */
export function doubtsOf(report: Report): Doubt[] {
  const { computedFrom, judgedSamples, seen, repeat, shards } = report.trust;
  const ranksMore = shards.counts.some(({ above }) => above > 0);
  const found: readonly (string | false)[] = [
    otherScores(report),
    otherPrefetchScores(report),
    hiddenValues(report),
    judgedSamples.leaked > 0 && "the model has learned answers of the test",
    computedFrom === "everything" && "vectors, affinities or payload counts know the test",
    seen.excluded && seen.candidates > 0 && "items came back that are excluded",
    repeat.changed > 0 && "the same query gives other results when it is sent again",
    ranksMore && "more candidates than the depth were ranked",
  ];
  return found.flatMap((says, i) => {
    // Several shards do that by design: the results are those of the collection, which the depth alone does not say.
    const isByDesign = i === found.length - 1 && shards.count > 1;
    return says === false ? [] : [{ says, stops: !isByDesign }];
  });
}

/** Whether the engine computes the model's scores: rounding aside. */
export function computesOtherScores(parity: Report["parity"]): boolean {
  return parity.some(
    ({ beyondRounding, otherTopBeyondTies }) => beyondRounding > 0 || otherTopBeyondTies > 0,
  );
}

function otherScores({ parity }: Report): string | false {
  if (!computesOtherScores(parity)) return false;
  const largest = Math.max(...parity.map(({ largestDifference }) => largestDifference));
  return `the engine computes other scores than the model, by up to ${formatTiny(largest)}`;
}

function otherPrefetchScores({ prefetchParity }: Report): string | false {
  const { scores, beyondRounding, largestDifference } = prefetchParity;
  return (
    beyondRounding > 0 &&
    `${formatCount(beyondRounding)} of ${formatCount(scores)} prefetch scores are not the similarities of the dataset's vectors, by up to ${formatTiny(largestDifference)}`
  );
}

function hiddenValues({ payload }: Report): string | false {
  const hiding = payload.filter(({ items }) => items.hidden > 0);
  return (
    hiding.length > 0 &&
    `an index of another type hides values from the formula: ${hiding.map(({ path, index, items }) => `${path} (${index}, ${formatCount(items.hidden)} items)`).join(", ")}`
  );
}
