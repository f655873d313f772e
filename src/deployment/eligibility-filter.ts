import type { ItemId } from "../domain.ts";
import { type ConstraintUser, type Filter, sortConstraints } from "../eligibility/constraint.ts";
import { createConstraint } from "../eligibility/constraint-kinds.ts";
import { queryFilter } from "../eligibility/query-filter.ts";
import type { SavedModel } from "./saved-model.ts";

/**
 * The filter of the query that was evaluated, for `rankingQuery`.
 *
 * @param user With the attributes that the constraints read: who lacks one is given nothing.
 * @param seen Ids of the items that the user met before; they are left out where the evaluated query left them out.
 * @returns undefined where every item may be given.
 * @example
 * const filter = eligibilityFilter(model, user, seen);
 * rankingQuery(model, user, { depth: 200, limit: 10, filter });
 */
export function eligibilityFilter(
  { saved }: { readonly saved: Pick<SavedModel, "query"> },
  user: ConstraintUser,
  seen: readonly ItemId[] = [],
): Filter | undefined {
  const { lists, rules } = sortConstraints(saved.query.only.map(createConstraint));
  return queryFilter(rules, user, lists.length === 0 ? [] : seen);
}
