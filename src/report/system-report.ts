/** A system, and what of it could not be judged as it was. */
export interface SystemReport {
  readonly name: string;
  readonly kind: string;
  readonly depths?: readonly number[] | undefined;
  /** Of a ranking that was made elsewhere. */
  readonly imported?: ImportCounts | undefined;
  /** Of a system that was chosen among several settings by the training queries. */
  readonly chosen?: readonly ChosenSetting[] | undefined;
}

/** A setting that was chosen at a depth, and for how many of the queries: with folds, not all have the same. */
export interface ChosenSetting {
  /** Undefined where the system has none. */
  readonly depth: number | undefined;
  /** What it is called: `rrf k=61`, `alpha=0.3`. */
  readonly setting: string;
  readonly queries: number;
}

/** What of a ranking that was made elsewhere could not be judged. */
export interface ImportCounts {
  /** Queries of the experiment that it does not answer; they score 0. */
  readonly unanswered: number;
  /** Queries that it answers and the experiment does not have; they are left out. */
  readonly otherQueries: number;
  /** Items that the dataset does not have, over all queries; they are left out. */
  readonly unknownItems: number;
  /** Items that the query may not get, over all queries; they are left out. */
  readonly ineligibleItems: number;
}
