import type { Split } from "../domain.ts";
import type { Eligibility } from "./eligibility.ts";

/** Settles for each query of a split the items that are kept from it one by one. */
export function settleSplit(split: Split, eligibility: Eligibility): Split {
  const queries = split.queries.map((query) => ({ ...query, excluded: eligibility.excludedItems(query) }));
  return { ...split, queries };
}
