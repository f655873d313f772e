import type { Schemas } from "@qdrant/js-client-rest";
import type { Item, Query, User } from "../domain.ts";
import type { PayloadPath } from "../features/feature.ts";

/** A Qdrant filter. */
export type Filter = Schemas["Filter"];

/** Whose query it is, as far as constraints may know. */
export type ConstraintUser = Pick<User, "attributes">;

/** What constraints may ask of an item. */
export type ConstraintItem = Pick<Item, "id" | "payload" | "vectors">;

/** A rule on what a query may be given at all. */
export type Constraint = ListConstraint | RuleConstraint;

/** Names one by one what a query may not be given; its items are settled once, at the split. */
export interface ListConstraint {
  /** Completes "only items that …". */
  readonly description: string;
  readonly excludedItems: (query: Pick<Query, "seen">) => Int32Array;
}

/**
 * Asks something of every item. It says the same thing twice, which a property test holds together: to Qdrant, by a filter,
 * and here, by a predicate. It is never written out as a list of items.
 */
export interface RuleConstraint {
  /** Completes "only items that …". */
  readonly description: string;
  /** Names of the attributes that it reads of users: one who lacks any of them is given nothing. */
  readonly attributes: readonly string[];
  /** The filter for the queries of one user who has the attributes. */
  readonly filter: (user: ConstraintUser) => Filter;
  /** Whether an item may be given to that user. */
  readonly predicate: (user: ConstraintUser) => (item: ConstraintItem) => boolean;
  /** The names of the vectors that the filter for that user asks items for, where it may ask for any. */
  readonly vectors?: (user: ConstraintUser) => readonly string[];
  /** The payload paths that the filters of these users read, with the indexes that they need. */
  readonly paths: (users: readonly ConstraintUser[]) => readonly PayloadPath[];
}

/** Tells the two sorts of constraints apart. */
export function sortConstraints(constraints: readonly Constraint[]): {
  readonly lists: readonly ListConstraint[];
  readonly rules: readonly RuleConstraint[];
} {
  return {
    lists: constraints.filter((constraint) => "excludedItems" in constraint),
    rules: constraints.filter((constraint) => "filter" in constraint),
  };
}

/** Whether a user has all attributes that a rule reads. */
export function hasAttributes(
  { attributes }: Pick<RuleConstraint, "attributes">,
  user: ConstraintUser,
): boolean {
  return attributes.every((name) => user.attributes !== undefined && Object.hasOwn(user.attributes, name));
}
