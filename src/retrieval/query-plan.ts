import type { Schemas } from "@qdrant/js-client-rest";
import type { ItemId, User } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import { type FormulaForm, formulaExpression } from "../model/formula.ts";
import type { LinearModel } from "../model/linear-model.ts";

export type QueryRequest = Schemas["QueryRequest"];

/** What every query of an experiment says besides the user. */
export interface QueryOptions {
  /** Depth M: how many nearest items are fetched. */
  readonly depth: number;
  /** Items to leave out before the nearest are taken. */
  readonly exclude: readonly ItemId[];
  /** The name of the items' own vector, in a collection where it has one. */
  readonly using: string | undefined;
}

/** The trained model in the form in which Qdrant is to compute it. */
export interface RankingModel {
  readonly model: LinearModel;
  readonly features: readonly Feature[];
  readonly form: FormulaForm;
}

/** Scan every vector: what is measured then is the ranking, not the luck of an approximate index. */
const EXACT = { exact: true };

/** Stage one alone: the `depth` items nearest to the user. */
export function vectorQuery(user: User, options: QueryOptions): QueryRequest {
  return { ...nearest(user, options), with_payload: false };
}

/**
 * Both stages in one query: the prefetch takes the `depth` nearest items, the formula orders all of them.
 *
 * A feature that reads the score of a further vector gets a nested prefetch, which takes the same nearest items and
 * scores each of them by that vector. All `depth` candidates are asked for, since Qdrant's choice among equal scores at
 * a smaller limit is arbitrary.
 */
export function rankingQuery(ranking: RankingModel, user: User, options: QueryOptions): QueryRequest {
  const { model, features, form } = ranking;
  const { depth } = options;
  const candidates = nearest(user, options);
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
    limit: depth,
    params: EXACT,
    with_payload: false,
  };
}

function nearest(user: User, { depth, exclude, using }: QueryOptions) {
  return {
    query: Array.from(user.vector),
    ...(using === undefined ? {} : { using }),
    limit: depth,
    params: EXACT,
    ...(exclude.length === 0 ? {} : { filter: { must_not: [{ has_id: [...exclude] }] } }),
  };
}
