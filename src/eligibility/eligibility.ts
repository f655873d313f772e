import type { Dataset, ItemNumber, Query } from "../domain.ts";
import {
  type Constraint,
  type Filter,
  hasAttributes,
  type RuleConstraint,
  sortConstraints,
} from "./constraint.ts";
import { createPassingItems } from "./passing-items.ts";
import { queryFilter, ruleFilters } from "./query-filter.ts";

/** What decides which items a query may be given: its user, and the items that are named one by one. */
export type ConstrainedQuery = Pick<Query, "user" | "excluded">;

/** The items that a query may be given. */
export interface EligibleItems {
  has(item: ItemNumber): boolean;
  /** How many they are; counted when it is first asked for. */
  count(): number;
}

/** What queries may be given, by all constraints of an experiment. */
export interface Eligibility {
  /** Each completes "only items that …". */
  readonly descriptions: readonly string[];
  readonly rules: readonly RuleConstraint[];
  /** Whether items are named one by one that a query may not be given. */
  readonly excludesItems: boolean;
  /** Positions of those items; ascending, without repeats. */
  excludedItems(query: Pick<Query, "seen">): Int32Array;
  /** The filter that gives Qdrant's queries just these items; undefined where they are all. */
  filter(query: ConstrainedQuery): Filter | undefined;
  items(query: ConstrainedQuery): EligibleItems;
}

const NOTHING = new Int32Array();

/**
 * Joins constraints to what they mean for the queries of a dataset. A rule is compiled once for each query and then asked of
 * an item at a time, so that no query holds a list of all items; where they are counted, that is done once for all users with
 * the same filter, and remembered by the bit.
 */
export function createEligibility(
  constraints: readonly Constraint[],
  { items, users }: Pick<Dataset, "items" | "users">,
): Eligibility {
  const { lists, rules } = sortConstraints(constraints);
  const compiled = new WeakMap<ConstrainedQuery, EligibleItems>();
  const passingItems = createPassingItems(items.length);

  function compile({ user, excluded }: ConstrainedQuery): EligibleItems {
    const left = new Set(excluded);
    if (rules.length === 0) {
      return { has: (item) => !left.has(item), count: () => items.length - left.size };
    }
    const owner = users[user]!;
    const tests = rules.map((rule) => (hasAttributes(rule, owner) ? rule.predicate(owner) : () => false));
    let passes = (item: ItemNumber) => tests.every((test) => test(items[item]!));
    let count: number | undefined;
    return {
      has: (item) => !left.has(item) && passes(item),
      count() {
        if (count === undefined) {
          const passing = passingItems(JSON.stringify(ruleFilters(rules, owner)), passes);
          passes = passing.has ?? passes;
          count = passing.count - [...left].filter(passes).length;
        }
        return count;
      },
    };
  }

  return {
    descriptions: constraints.map(({ description }) => description),
    rules,
    excludesItems: lists.length > 0,
    excludedItems(query) {
      const [first = NOTHING, ...more] = lists.map((list) => list.excludedItems(query));
      return more.length === 0
        ? first
        : Int32Array.from(new Set([first, ...more].flatMap((one) => [...one]))).sort();
    },
    filter({ user, excluded }) {
      const named = Array.from(excluded, (item) => items[item]!.id);
      return queryFilter(rules, users[user]!, named);
    },
    items(query) {
      const known = compiled.get(query) ?? compile(query);
      compiled.set(query, known);
      return known;
    },
  };
}
