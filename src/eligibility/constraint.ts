import type { Schemas } from "@qdrant/js-client-rest";
import type { ItemId, Query } from "../domain.ts";

/** A Qdrant filter. */
export type Filter = Schemas["Filter"];

/**
 * What a query may be given at all. A constraint has two sides, which a property test holds together: a filter for Qdrant,
 * and a predicate for what is computed here.
 */
export interface Constraint {
  /** The filter of one query; undefined where it keeps no item from it. */
  condition(query: Eligibility, idOf: (item: number) => ItemId): Filter | undefined;
  /** Whether an item may be given to a query. */
  allows(query: Eligibility, item: number): boolean;
}

/** What constraints know of a query. */
export type Eligibility = Pick<Query, "user" | "excluded">;
