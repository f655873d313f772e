import type { Baseline, FreshRun } from "./baseline.ts";
import { type BaselineColumn, columnValues, headlineColumn } from "./baseline-columns.ts";

/** The headline of the first baseline on the same data: one value a query, by id. */
export type Anchor = BaselineColumn & { readonly queries: { readonly [query: string]: number } };

/**
 * What a baseline keeps of the first one, so that losses too small to be measured do not add up unseen from one accepted
 * run to the next.
 *
 * @param baseline Comparable with the run.
 * @returns Nothing where the baseline is itself the first, was made on other data than the run, or has another headline.
 */
export function keptAnchor(baseline: Baseline, current: FreshRun): Anchor | undefined {
  if (baseline.schemaVersion === 1 || baseline.anchor === undefined) return undefined;
  const { dataset, anchor } = baseline;
  const isSame =
    dataset.fingerprint === current.dataset.fingerprint &&
    anchor.system === current.headline.system &&
    anchor.measure === current.headline.measure;
  return isSame ? anchor : undefined;
}

/** The anchor of the next baseline: that of the one before, or that one's own headline. */
export function nextAnchor(before: Baseline, current: FreshRun): Anchor {
  const kept = keptAnchor(before, current);
  if (kept !== undefined) return kept;
  const column = headlineColumn(before, current);
  const ids = Object.keys(current.queries);
  const values = columnValues(before, column, ids);
  return { ...column, queries: Object.fromEntries(ids.map((id, query) => [id, values[query]!])) };
}
