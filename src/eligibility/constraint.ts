import type { Schemas } from "@qdrant/js-client-rest";
import type { Item, Query, User } from "../domain.ts";
import type { PayloadPath } from "../features/feature.ts";

/** A Qdrant filter. */
export type Filter = Schemas["Filter"];

/** Whose query it is, as far as constraints may know. */
export type ConstraintUser = Pick<User, "attributes">;

/** What constraints may ask of an item. */
export type ConstraintItem = Pick<Item, "id" | "payload">;

/** A rule on what a query may be given at all. */
export type Constraint = ListConstraint | RuleConstraint;

/** Names one by one what a query may not be given; its items are settled once, at the split. */
export interface ListConstraint {
  readonly excludedItems: (query: Pick<Query, "seen">) => Int32Array;
}

/**
 * Asks something of every item. It says the same thing twice, which a property test holds together: to Qdrant, by a filter,
 * and here, by a predicate. It is never written out as a list of items.
 */
export interface RuleConstraint {
  /** The filter for the queries of one user. */
  readonly filter: (user: ConstraintUser) => Filter;
  /** Whether an item may be given to that user. */
  readonly predicate: (user: ConstraintUser) => (item: ConstraintItem) => boolean;
  /** The payload paths that the filter reads, with the indexes that they need. */
  readonly paths: () => readonly PayloadPath[];
}
