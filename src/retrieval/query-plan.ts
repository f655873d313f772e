import type { Schemas } from "@qdrant/js-client-rest";
import type { UserNumber } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import type { ModelOf } from "../model/fit-folds.ts";
import { type FormulaForm, formulaExpression } from "../model/formula.ts";
import type { LinearModel } from "../model/linear-model.ts";
import { type Fusion, fusionQuery } from "../qdrant-rules/fusion-rules.ts";
import type { QueryUser, Retriever } from "./retriever.ts";

export type QueryRequest = Schemas["QueryRequest"];

/** A query that says how many points may come back. */
export type LimitedRequest = QueryRequest & { readonly limit: number };

type Prefetch = Schemas["Prefetch"] & { readonly limit: number };

export type SearchParams = Schemas["SearchParams"];

export type Filter = Schemas["Filter"];

/** What every query says besides the user. */
export interface QueryOptions {
  /** Depth M: how many nearest items are fetched. */
  readonly depth: number;
  /**
   * How many results come back, of a ranking query; by default all candidates. Qdrant's choice among equal scores at
   * the limit is arbitrary, so an evaluation asks for all.
   */
  readonly limit?: number | undefined;
  /** Which items may be fetched at all. */
  readonly filter?: Filter | undefined;
  /** How the nearest items are searched for: by a scan of every vector, unless an approximate index is on trial. */
  readonly params?: SearchParams | undefined;
}

/** The trained model in the form in which Qdrant is to compute it. */
export interface RankingModel {
  readonly model: LinearModel;
  readonly features: readonly Feature[];
  readonly form: FormulaForm;
}

/** The model to deploy, and where folds put others in its place, those whose results are judged. */
export interface JudgedRanking extends RankingModel {
  readonly modelOf?: ModelOf | undefined;
}

/** What ranks for a user where results are judged. */
export function rankingFor(ranking: JudgedRanking, user: UserNumber): RankingModel {
  return ranking.modelOf === undefined ? ranking : { ...ranking, model: ranking.modelOf(user) };
}

/** What makes and scores candidates. */
export interface Retrieval {
  /** The candidates are what any of them finds. */
  readonly retrievers: readonly [Retriever, ...Retriever[]];
  /** What scores them beside the retrievers. */
  readonly fusions?: readonly Fusion[] | undefined;
  /**
   * What a retriever scores a candidate that it did not find itself: the similarity, as one more prefetch computes it, or
   * a default, its `missing`. The similarity by default.
   */
  readonly missing?: MissingScores | undefined;
}

export type MissingScores = "similarity" | "default";

/** Scan every vector: what is measured then is the ranking, not the luck of an approximate index. */
const EXACT = { exact: true };

/** A retriever alone: the `depth` items nearest to the user. */
export function retrieverQuery(retriever: Retriever, user: QueryUser, options: QueryOptions): LimitedRequest {
  return { ...nearest(retriever, user, options), with_payload: false };
}

/**
 * A fusion of what all retrievers find, each its `depth` nearest items.
 *
 * @param limit How many come back; all by default.
 */
export function fusedQuery(
  retrieval: Retrieval,
  fusion: Fusion,
  user: QueryUser,
  options: QueryOptions,
): LimitedRequest {
  const { limit = retrieval.retrievers.length * options.depth } = options;
  return {
    prefetch: allCandidates(retrieval, user, options),
    query: fusionQuery(fusion),
    limit,
    with_payload: false,
  };
}

/**
 * What scores the candidates, a query each: every retriever, in its order, then every fusion. A single retriever finds the
 * candidates and scores them at once; of several each scores what any of them finds.
 */
export function scoreQueries(retrieval: Retrieval, user: QueryUser, options: QueryOptions): Prefetch[] {
  const { retrievers, fusions = [], missing = "similarity" } = retrieval;
  const candidates = allCandidates(retrieval, user, options);
  const limit = retrievers.length * options.depth;
  return [
    ...retrievers.map((retriever) =>
      retrievers.length === 1 || missing === "default"
        ? nearest(retriever, user, options)
        : { prefetch: candidates, ...retriever.wire(user), limit, params: EXACT },
    ),
    ...fusions.map((fusion) => ({ prefetch: candidates, query: fusionQuery(fusion), limit })),
  ];
}

/** What finds the candidates: a prefetch for each retriever. */
function allCandidates({ retrievers }: Retrieval, user: QueryUser, options: QueryOptions) {
  const all = retrievers.map((retriever) => nearest(retriever, user, options));
  return all.length === 1 ? all[0]! : all;
}

/**
 * Both stages in one query: each retriever's prefetch takes its `depth` nearest items, the formula orders all of them.
 *
 * A feature that reads the score of a further vector gets a nested prefetch, which takes the same nearest items and
 * scores each of them by that vector.
 */
export function rankingQuery(
  ranking: RankingModel & Retrieval,
  user: QueryUser,
  options: QueryOptions,
): LimitedRequest {
  const { model, features, form, retrievers } = ranking;
  const most = retrievers.length * options.depth;
  const { limit = most } = options;
  const sources = scoreQueries(ranking, user, options);
  const candidates = allCandidates(ranking, user, options);
  const further = scoreVectors(features).map((vector) => ({
    prefetch: candidates,
    query: Array.from(vector.ofUser(user)),
    using: vector.name,
    limit: most,
    params: EXACT,
  }));
  const prefetches = [...sources, ...further];
  const defaults = mergePaths(features, [user]).flatMap(({ path, default: fallback }) =>
    fallback === undefined ? [] : [[path, fallback]],
  );
  const missing = retrievers.flatMap((retriever, i) =>
    retriever.missing === 0 ? [] : [[`$score[${i}]`, retriever.missing]],
  );
  return {
    prefetch: prefetches.length === 1 ? prefetches[0]! : prefetches,
    query: {
      formula: formulaExpression(model, features, { form, sources: sources.length }, user),
      defaults: Object.fromEntries([...missing, ...defaults]),
    },
    limit,
    params: EXACT,
    with_payload: false,
  };
}

function nearest(retriever: Retriever, user: QueryUser, { depth, filter, params = EXACT }: QueryOptions) {
  return {
    ...retriever.wire(user),
    limit: depth,
    params,
    ...(filter === undefined ? {} : { filter }),
  };
}
