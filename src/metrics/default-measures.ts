import type { Measure } from "./measure.ts";
import { ndcg } from "./ndcg.ts";
import { precision } from "./precision.ts";
import { recall } from "./recall.ts";

/** The cutoff of those who name none: a first page. */
export const USUAL_CUTOFF = 10;

/** P@k and nDCG@k for every cutoff: what a list of cutoffs is short for. */
export function measuresAtCutoffs(cutoffs: readonly number[]): Measure[] {
  return cutoffs.flatMap((cutoff) => [precision(cutoff), ndcg(cutoff)]);
}

/** The measure that an answer is given by where nobody chose one: the first at cutoff 10, or else the first of all. */
export function usualHeadline(measures: readonly Measure[]): Measure {
  return measures.find(({ cutoff }) => cutoff === USUAL_CUTOFF) ?? measures[0]!;
}

/**
 * R@M, by which the candidates of prefetches of depth M are judged.
 *
 * @param most How many candidates there may be: up to M for each prefetch.
 */
export function candidateRecall(depth: number, most = depth): Measure {
  return { ...recall(most), name: recall(depth).name };
}

/** The measures that can be judged at a depth: the list of a cutoff beyond it could not be filled. */
export function judgedAt(measures: readonly Measure[], depth: number | undefined): Measure[] {
  return measures.filter(({ cutoff = 0 }) => depth === undefined || cutoff <= depth);
}

/** How many results a user sees, going by a measure: its cutoff, or the usual one. */
export function shownBy({ cutoff }: Measure): number {
  return cutoff ?? USUAL_CUTOFF;
}

/** The cutoffs of some measures, ascending; the usual one where none has any. */
export function cutoffsOf(measures: readonly Measure[]): number[] {
  const cutoffs = new Set(measures.flatMap(({ cutoff }) => cutoff ?? []));
  return cutoffs.size === 0 ? [USUAL_CUTOFF] : [...cutoffs].sort((a, b) => a - b);
}

/** The measures, and R@k at each of their cutoffs, each once. */
export function withRecall(measures: readonly Measure[]): Measure[] {
  const all = [...measures, ...cutoffsOf(measures).map((cutoff) => recall(cutoff))];
  return [...new Map(all.map((measure) => [measure.name, measure])).values()];
}
