import type { Ranking } from "../domain.ts";
import { discounts } from "./discount.ts";
import type { Gain } from "./gain.ts";
import type { JudgedRanking } from "./judged-ranking.ts";

/** Positions, counted from 0, where a run of equal scores begins; the last entry is the length of the ranking. */
export type TieGroups = readonly number[];

/** Finds the runs of equal scores. */
export function tieGroups(scores: Ranking["scores"]): TieGroups {
  const starts: number[] = [];
  for (let i = 0; i < scores.length; i++) if (i === 0 || scores[i] !== scores[i - 1]) starts.push(i);
  return [...starts, scores.length];
}

/**
 * The mean number of relevant items in the first `cutoff` ranks, over all orders of tied items: a group that the cut
 * divides gives its share, (ranks above the cut) / (ranks) · (relevant items in the group).
 *
 * @see McSherry and Najork, Computing information retrieval performance measures efficiently in the presence of tied
 *   scores (2008)
 */
export function expectedHits(query: JudgedRanking, ties: TieGroups, level: number, cutoff: number): number {
  const end = ties.find((position) => position >= cutoff);
  if (end === undefined || end === cutoff) return query.hits(level, cutoff);
  const start = ties[ties.indexOf(end) - 1]!;
  const above = query.hits(level, start);
  return above + ((cutoff - start) / (end - start)) * (query.hits(level, end) - above);
}

/**
 * The mean discounted cumulative gain of the first `cutoff` ranks, over all orders of tied items: every rank of a group
 * holds the group's mean gain.
 *
 * @see McSherry and Najork (2008)
 */
export function expectedGain(
  query: JudgedRanking,
  ties: TieGroups,
  gain: Gain,
  cutoff = query.length,
): number {
  const discount = discounts(query.length);
  let sum = 0;
  for (let group = 1; group < ties.length && ties[group - 1]! < cutoff; group++) {
    const [start, end] = [ties[group - 1]!, ties[group]!];
    let gains = 0;
    for (let i = start; i < end; i++) gains += gain(query.grades[i]!);
    const mean = gains / (end - start);
    for (let i = start; i < Math.min(end, cutoff); i++) sum += mean / discount[i]!;
  }
  return sum;
}
