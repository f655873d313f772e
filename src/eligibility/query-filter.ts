import type { ItemId } from "../domain.ts";
import { type ConstraintUser, type Filter, hasAttributes, type RuleConstraint } from "./constraint.ts";

const PASSED_BY_NONE: Filter = { must: [{ has_id: [] }] };

/** The filter of each rule for one user; one that nothing passes where the user lacks what the rule reads. */
export function ruleFilters(rules: readonly RuleConstraint[], user: ConstraintUser): Filter[] {
  return rules.map((rule) => (hasAttributes(rule, user) ? rule.filter(user) : PASSED_BY_NONE));
}

/**
 * The filter for the queries of a user; undefined where every item may be given.
 *
 * @param excluded The items that may not be given, whatever they are: what the user has seen, where it is to be unseen.
 */
export function queryFilter(
  rules: readonly RuleConstraint[],
  user: ConstraintUser,
  excluded: readonly ItemId[],
): Filter | undefined {
  const named: Filter[] = excluded.length === 0 ? [] : [{ must_not: [{ has_id: [...excluded] }] }];
  const filters = [...named, ...ruleFilters(rules, user)];
  return filters.length < 2 ? filters[0] : { must: filters };
}
