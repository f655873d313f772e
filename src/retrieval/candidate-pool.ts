import {
  firstItems,
  type ItemNumber,
  type NearestItems,
  type QueryNumber,
  type Ranking,
  type UserNumber,
} from "../domain.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import type { PrefetchScores } from "../features/feature.ts";
import { scoreCandidates } from "./score-candidates.ts";
import { retrieveNearest, type SearchSession } from "./search-session.ts";

/** What the retrievers find for some queries, down to a depth, and what scores it. */
export interface CandidatePool {
  /** The greatest depth. */
  readonly depth: number;
  /** What each retriever finds, in their order. */
  readonly nearest: readonly [NearestItems, ...NearestItems[]];
  /** What each retriever scores the candidates of the greatest depth: a ranking a query. */
  readonly scored: readonly (readonly Ranking[])[];
  /** What each fusion scores the candidates of each depth: a ranking a query. */
  readonly fused: ReadonlyMap<number, readonly (readonly Ranking[])[]>;
}

/**
 * Asks each retriever for its nearest items at the greatest depth, and then, where there are several, what each scores
 * those of the others; a fusion depends on the depth, and so is asked at each.
 *
 * @param depths Ascending.
 * @throws HarnessError as `retrieveNearest` does.
 */
export async function retrievePool(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  depths: readonly number[],
): Promise<CandidatePool> {
  const { retrievers, fusions = [], missing } = session;
  const [first, ...others] = retrievers;
  const depth = Math.max(...depths);
  const nearest: [NearestItems, ...NearestItems[]] = [await retrieveNearest(session, queries, depth, first)];
  for (const retriever of others) nearest.push(await retrieveNearest(session, queries, depth, retriever));
  const knowsAll = others.length === 0 || missing === "default";
  const found = nearest.map(({ rankings }) => rankings);
  const scored = knowsAll ? found : await scoreCandidates({ ...session, fusions: [] }, queries, depth);
  const fused = new Map<number, Ranking[][]>();
  if (fusions.length > 0) {
    for (const each of depths) {
      const all = await scoreCandidates(session, queries, each, retrievers.length);
      fused.set(each, all);
    }
  }
  return { depth, nearest, scored, fused };
}

/** What each retriever finds, in their order. */
interface FoundItems {
  readonly nearest: readonly [FoundRankings, ...FoundRankings[]];
}

type FoundRankings = Pick<NearestItems, "rankings">;

/**
 * The candidates of every query at a depth, each once: what the only retriever finds, in its order, or what any of several
 * finds, by item and without scores.
 *
 * @param depth At most as deep as the rankings are.
 */
export function candidatesAt({ nearest }: FoundItems, depth: number): Ranking[] {
  const [first, ...others] = nearest;
  if (others.length === 0) return first.rankings.map((ranking) => firstItems(ranking, depth));
  return first.rankings.map((_, query) => {
    const found = nearest.flatMap(({ rankings }) => [...rankings[query]!.items.subarray(0, depth)]);
    const items = Int32Array.from(new Set(found)).sort();
    return { items, scores: new Float32Array(items.length) };
  });
}

/** The rank of each item that any retriever finds for a query, counted from 1: by the retriever that ranks it best. */
export function bestRanks({ nearest }: CandidatePool, query: QueryNumber): Map<number, number> {
  const ranks = new Map<number, number>();
  for (const { rankings } of nearest) {
    rankings[query]!.items.forEach((item, i) => {
      ranks.set(item, Math.min(i + 1, ranks.get(item) ?? Number.POSITIVE_INFINITY));
    });
  }
  return ranks;
}

/** What scores the candidates of one query. */
export interface ScoreLookup {
  /** What each source scores an item, in their order. */
  scoresOf(item: ItemNumber): PrefetchScores;
  /** How far each of these scores may be from the engine's: 0 where it came from there. */
  roundingOf(item: ItemNumber): PrefetchScores;
}

/** Similarities that differ by less, as a share of their scale, may be the same in the engine, which computes them in 32 bits. */
const ROUNDING = 1e-6;

type ScoringSession = Pick<SearchSession, "retrievers" | "missing" | "dataset">;

/**
 * Finds what scores the candidates of each query of a pool at each of its depths.
 *
 * @param queries Those of the pool.
 */
export function scoreLookups(
  session: ScoringSession,
  pool: CandidatePool,
  queries: readonly Pick<ConstrainedQuery, "user">[],
): (query: QueryNumber, depth: number) => ScoreLookup {
  const dependsOnDepth = pool.fused.size > 0 || isByDefault(session);
  // Queries come one after another, and of many of them a lookup each takes much memory: only the last is kept.
  let last: { readonly query: QueryNumber; readonly depth: number; readonly lookup: ScoreLookup } | undefined;
  return (query, depth) => {
    if (last?.query === query && (last.depth === depth || !dependsOnDepth)) return last.lookup;
    const lookup = scoreLookup(session, pool, { query, user: queries[query]!.user }, depth);
    last = { query, depth, lookup };
    return lookup;
  };
}

/** Whether what a retriever did not find itself has a default for a score. */
function isByDefault({ retrievers, missing }: ScoringSession): boolean {
  return retrievers.length > 1 && missing === "default";
}

/**
 * Finds what each source scores a candidate of one query at a depth: as the engine gave it, or, for an item that only the
 * prefetch of the formula took, computed here. Such an item comes from a further shard, or is tied with the last one
 * retrieved, among which the engine chooses freely; it then has the score of that one.
 */
function scoreLookup(
  session: ScoringSession,
  { nearest, scored, fused }: CandidatePool,
  { query, user }: { readonly query: QueryNumber; readonly user: UserNumber },
  depth: number,
): ScoreLookup {
  const { retrievers, dataset } = session;
  const who = dataset.users[user]!;
  const byDefault = isByDefault(session);
  const engine = retrievers.map((_, i) =>
    toMap(byDefault ? firstItems(nearest[i]!.rankings[query]!, depth) : scored[i]![query]!),
  );
  const fusions = (fused.get(depth) ?? []).map((rankings) => toMap(rankings[query]!));
  const last =
    retrievers.length === 1 ? (nearest[0].rankings[query]!.scores.at(-1) ?? Number.NaN) : Number.NaN;
  const compute = (item: ItemNumber, i: number): number => {
    const retriever = retrievers[i]!;
    const computed = byDefault ? undefined : retriever.similarity(who, dataset.items[item]!);
    if (computed === undefined) return retriever.missing;
    const rounding = ROUNDING * retriever.scale(who, dataset.items[item]!);
    return Math.abs(computed - last) < rounding ? last : computed;
  };
  const [single] = engine;
  const isSingle = engine.length === 1 && fusions.length === 0;
  return {
    scoresOf: (item) =>
      isSingle
        ? [single!.get(item) ?? compute(item, 0)]
        : [
            ...engine.map((scores, i) => scores.get(item) ?? compute(item, i)),
            ...fusions.map((scores) => scores.get(item) ?? 0),
          ],
    roundingOf: (item) => [
      ...engine.map((scores, i) => {
        const retriever = retrievers[i]!;
        return scores.has(item) || byDefault
          ? 0
          : retriever.precision * retriever.scale(who, dataset.items[item]!);
      }),
      ...fusions.map(() => 0),
    ],
  };
}

function toMap({ items, scores }: Ranking): Map<number, number> {
  const map = new Map<number, number>();
  for (let rank = 0; rank < items.length; rank++) map.set(items[rank]!, scores[rank]!);
  return map;
}
