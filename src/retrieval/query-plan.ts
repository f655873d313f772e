import type { Schemas } from "@qdrant/js-client-rest";
import type { ItemId, User } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
import { type FormulaForm, formulaExpression } from "../model/formula.ts";
import type { LinearModel } from "../model/linear-model.ts";

export type QueryRequest = Schemas["QueryRequest"];

/** What every query of an experiment says besides the user. */
export interface QueryOptions {
  /** Depth M: how many nearest items are fetched. */
  readonly depth: number;
  /** Items to leave out before the nearest are taken. */
  readonly exclude: readonly ItemId[];
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
export function vectorQuery(user: User, { depth, exclude }: QueryOptions): QueryRequest {
  return {
    query: Array.from(user.vector),
    limit: depth,
    params: EXACT,
    with_payload: false,
    ...filterOut(exclude),
  };
}

/**
 * Both stages in one query: the prefetch takes the `depth` nearest items, the formula orders all of them.
 *
 * All `depth` candidates are asked for, since Qdrant's choice among equal scores at a smaller limit is arbitrary.
 */
export function rankingQuery(
  ranking: RankingModel,
  user: User,
  { depth, exclude }: QueryOptions,
): QueryRequest {
  const defaults = ranking.features
    .flatMap((feature) => feature.variables([user]))
    .map((variable) => [variable.path, variable.default]);
  return {
    prefetch: { query: Array.from(user.vector), limit: depth, params: EXACT, ...filterOut(exclude) },
    query: {
      formula: formulaExpression(ranking.model, ranking.features, ranking.form, user),
      defaults: Object.fromEntries(defaults),
    },
    limit: depth,
    params: EXACT,
    with_payload: false,
  };
}

function filterOut(exclude: readonly ItemId[]): { filter?: Schemas["Filter"] } {
  return exclude.length === 0 ? {} : { filter: { must_not: [{ has_id: [...exclude] }] } };
}
