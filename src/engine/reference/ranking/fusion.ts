import type { ItemId } from "../../../domain.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import type { Query } from "../../server/query.ts";
import { HIGHEST_SCORE_FIRST, type Hit } from "./hit.ts";

/**
 * Merges ranked lists into one, as a fusion query asks; undefined for a query of another kind.
 *
 * @throws QdrantError 400 where there are not as many weights as lists.
 */
export function fuse(query: Query, lists: readonly (readonly Hit[])[]): Hit[] | undefined {
  if ("fusion" in query) return fuseByDistribution(lists);
  if (!("rrf" in query)) return undefined;
  const { k, weights } = query.rrf;
  if (weights !== undefined && weights.length !== lists.length) {
    throw wrongInput(
      `Validation failed: RRF weights length (${weights.length}) does not match number of prefetches (${lists.length})`,
    );
  }
  return fuseByRank(lists, k, weights);
}

/**
 * Reciprocal rank fusion: Σ over the lists of 1 / ((position + 1) / weight + k - 1), position counted from 0, in 32-bit
 * arithmetic. A list of weight 0 or less adds nothing.
 *
 * @returns each point once, best first.
 */
function fuseByRank(
  lists: readonly (readonly Hit[])[],
  k: number,
  weights: readonly number[] | undefined,
): Hit[] {
  return addUp(
    lists.map((hits, list) => {
      const weight = Math.fround(weights?.[list] ?? 1);
      return hits.map((hit, position) => ({ ...hit, score: rankScore(position, k, weight) }));
    }),
  );
}

function rankScore(position: number, k: number, weight: number): number {
  if (weight <= 0) return 0;
  const { fround } = Math;
  return fround(1 / fround(fround(fround((position + 1) / weight) + k) - 1));
}

/**
 * Distribution-based score fusion: each list's scores are scaled so that its mean ± 3 standard deviations become 1 and
 * 0, and then added up. A list whose scores are all equal, or with one point, gives ½.
 *
 * @returns each point once, best first.
 */
function fuseByDistribution(lists: readonly (readonly Hit[])[]): Hit[] {
  return addUp(lists.map(scaleByDistribution));
}

function scaleByDistribution(hits: readonly Hit[]): Hit[] {
  const { fround } = Math;
  // Welford's method in 32-bit arithmetic, as in Qdrant.
  let mean = 0;
  let squares = 0;
  for (const [position, { score }] of hits.entries()) {
    const before = fround(score - mean);
    mean = fround(mean + fround(before / (position + 1)));
    squares = fround(squares + fround(before * fround(score - mean)));
  }
  const spread = fround(3 * fround(Math.sqrt(fround(squares / (hits.length - 1)))));
  const low = fround(mean - spread);
  const width = fround(fround(mean + spread) - low);
  return hits.map((hit) => ({
    ...hit,
    score: hits.length > 1 && width > 0 ? fround(fround(hit.score - low) / width) : 0.5,
  }));
}

function addUp(lists: readonly (readonly Hit[])[]): Hit[] {
  const fused = new Map<ItemId, Hit>();
  for (const hit of lists.flat()) {
    const known = fused.get(hit.id);
    fused.set(hit.id, known === undefined ? hit : { ...known, score: Math.fround(known.score + hit.score) });
  }
  return [...fused.values()].sort(HIGHEST_SCORE_FIRST);
}
