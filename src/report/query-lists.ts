import type { ListSelection } from "../analysis/lists/select-queries.ts";
import type { StageLosses } from "../analysis/stages/loss-by-stage.ts";
import type { ItemId, Json } from "../domain.ts";

/** How many results of each system are listed. */
export const LISTED_RESULTS = 20;

/** The lists that all systems gave some queries at the recommended depth, for a reader to look at. */
export interface QueryLists {
  /** M. */
  readonly depth: number;
  /** k: how many results a user sees. */
  readonly cutoff: number;
  readonly headline: string;
  /** Names of the systems: the control first, the treatment last. */
  readonly systems: readonly string[];
  readonly measures: readonly string[];
  /** Whose order the features explain. */
  readonly explained: string;
  readonly features: readonly string[];
  readonly selection: ListSelection;
  /** All items that any list names, each once. */
  readonly items: readonly { readonly id: ItemId; readonly title?: string }[];
  /** In the order of the experiment's queries. */
  readonly queries: readonly ListedQuery[];
}

/** What one query was given. Numbers are rounded to what a reader needs. */
export interface ListedQuery {
  /** Id of the user behind the query. */
  readonly id: string;
  /** What was searched for; left out where the dataset does not say. */
  readonly text?: string;
  /** By system, then measure; null where a system is not judged by it. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Of the headline. */
  readonly losses: StageLosses<number>;
  /** How many items are relevant, listed or not. */
  readonly relevant: number;
  /** Positions in `QueryLists.items`: relevant items, then the other results. */
  readonly items: readonly number[];
  /** The grades of the relevant items, which come first. */
  readonly grades: readonly number[];
  /** By system: the rank of each of the items, from 1; 0 where the system does not return it. */
  readonly ranks: readonly (readonly number[])[];
  /** What each feature adds to the logit of each of the items; empty for items that the formula did not rank. */
  readonly contributions: readonly (readonly number[])[];
  /** What the query may be given, as Qdrant reads it; left out where that is everything. */
  readonly filter?: Json;
  /** By system: what a service sends to Qdrant; null where it is not one request. */
  readonly requests: readonly (Json | null)[];
}
