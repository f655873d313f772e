import type { FreshRun } from "./baseline.ts";

/** How the model of a run differs from that of its baseline. */
export interface ModelChange {
  /** Features that only the baseline has. */
  readonly gone: readonly string[];
  /** Features that only the run has. */
  readonly added: readonly string[];
  /** Weights that moved, those that moved most for their size first. */
  readonly moved: readonly { readonly feature: string; readonly before: number; readonly after: number }[];
}

/** Weights that differ by less than this share of their size are equal, up to rounding on another machine. */
const tolerance = 1e-6;

/** Compares two models, feature by feature; the intercept, which orders nothing, is left out. */
export function compareModels(before: FreshRun["model"], after: FreshRun["model"]): ModelChange {
  const old = new Map(before.weights.map(({ feature, value }) => [feature, value]));
  const fresh = new Map(after.weights.map(({ feature, value }) => [feature, value]));
  const shift = (one: number, other: number) =>
    one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
  return {
    gone: [...old.keys()].filter((feature) => !fresh.has(feature)),
    added: [...fresh.keys()].filter((feature) => !old.has(feature)),
    moved: [...fresh]
      .filter(([feature, value]) => old.has(feature) && shift(old.get(feature)!, value) > tolerance)
      .map(([feature, value]) => ({ feature, before: old.get(feature)!, after: value }))
      .sort((a, b) => shift(b.before, b.after) - shift(a.before, a.after)),
  };
}
