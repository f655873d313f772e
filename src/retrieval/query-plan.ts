import type { Schemas } from "@qdrant/js-client-rest";
import type { Feature } from "../features/feature.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import type { ModelOf } from "../model/fit-folds.ts";
import { type FormulaForm, formulaExpression } from "../model/formula.ts";
import type { LinearModel } from "../model/linear-model.ts";
import type { QueryUser, Retriever } from "./retriever.ts";

export type QueryRequest = Schemas["QueryRequest"];

/** A query that says how many points may come back. */
export type LimitedRequest = QueryRequest & { readonly limit: number };

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
export function rankingFor(ranking: JudgedRanking, user: number): RankingModel {
  return ranking.modelOf === undefined ? ranking : { ...ranking, model: ranking.modelOf(user) };
}

/** What makes candidates. */
export interface Retrieval {
  readonly retrievers: readonly [Retriever];
}

/** Scan every vector: what is measured then is the ranking, not the luck of an approximate index. */
const EXACT = { exact: true };

/** A retriever alone: the `depth` items nearest to the user. */
export function retrieverQuery(retriever: Retriever, user: QueryUser, options: QueryOptions): LimitedRequest {
  return { ...nearest(retriever, user, options), with_payload: false };
}

/**
 * Both stages in one query: the prefetch takes the `depth` nearest items, the formula orders all of them.
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
  const { depth, limit = depth } = options;
  const candidates = nearest(retrievers[0], user, options);
  const scored = scoreVectors(features).map((vector) => ({
    prefetch: candidates,
    query: Array.from(vector.ofUser(user)),
    using: vector.name,
    limit: depth,
    params: EXACT,
  }));
  const defaults = mergePaths(features, [user]).flatMap(({ path, default: standIn }) =>
    standIn === undefined ? [] : [[path, standIn]],
  );
  return {
    prefetch: scored.length === 0 ? candidates : [candidates, ...scored],
    query: {
      formula: formulaExpression(model, features, form, user),
      defaults: Object.fromEntries(defaults),
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
