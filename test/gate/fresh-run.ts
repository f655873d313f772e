import { type FreshRun, toFreshRun } from "../../src/gate/baseline.ts";

/** What a run says of itself besides its scores. */
export interface RunFacts {
  readonly fingerprint?: string;
  /** Ids of the queries; u1, u2, … where not given. */
  readonly queries?: readonly string[];
  /** The recommended depth. */
  readonly depth?: number;
  readonly measure?: string;
  readonly weights?: { readonly [feature: string]: number };
  /** Further columns of the formula, by depth. */
  readonly others?: { readonly [depth: number]: readonly number[] };
}

/** A run of the formula with its headline at depth 20, one value a query, and a control that has 0.25 everywhere. */
export function freshRun(values: readonly number[], facts: RunFacts = {}): FreshRun {
  const {
    fingerprint = "f",
    depth = 20,
    measure = "P@10",
    weights = { "prefetch score": 8 },
    others = {},
  } = facts;
  const { queries = values.map((_, i) => `u${i + 1}`) } = facts;
  const estimate = (value: number) => ({ value, standardError: 0.1 });
  const report = {
    experiment: { name: "a", treatment: "formula", headline: measure },
    dataset: { name: "d", fingerprint },
    engine: { description: "e", version: "1" },
    systems: [{ name: "formula", depths: [depth] }],
    recommendation: { depth },
    model: {
      intercept: estimate(-1),
      weights: Object.entries(weights).map(([feature, value]) => ({ feature, ...estimate(value) })),
    },
  };
  const column = (system: string, at: number, list: readonly number[]) => ({
    ...{ system, depth: at, measure },
    values: Float64Array.from(list),
  });
  return toFreshRun(
    report,
    [
      column(
        "vector",
        20,
        values.map(() => 0.25),
      ),
      column("formula", 20, values),
      ...Object.entries(others).map(([at, list]) => column("formula", Number(at), list)),
    ],
    queries,
  );
}
