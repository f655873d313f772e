import { inputError } from "../errors.ts";
import type { Baseline, FreshRun } from "./baseline.ts";
import { headlineColumn, isSameColumn } from "./baseline-columns.ts";
import { findDamage } from "./check-comparable.ts";

/** Two runs, of what both have. */
export interface PairedRuns {
  readonly before: Baseline;
  readonly after: FreshRun;
  /** Queries that only one of them has; they are left out. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
}

/** A run by the name that messages give it. */
export interface NamedRun<Run extends Baseline = Baseline> {
  readonly name: string;
  readonly run: Run;
}

/**
 * Restricts two runs to the queries and scores that both have, in the order of the gate: two runs of one experiment stay
 * as they are.
 *
 * @throws HarnessError `input` where one contradicts itself, or they have no query in common, or not the second's headline.
 */
export function pairRuns(first: NamedRun, second: NamedRun<FreshRun>): PairedRuns {
  const problems = [first, second].flatMap(({ name, run }) =>
    findDamage(run).map((problem) => `${name}: ${problem}; run its experiment again`),
  );
  if (problems.length > 0) throw inputError(problems);
  const ids = Object.keys(second.run.queries).filter((id) => Object.hasOwn(first.run.queries, id));
  if (ids.length === 0) {
    throw inputError(
      `${first.name} and ${second.name} have no query in common; compare runs on the same queries`,
    );
  }
  const columns = first.run.columns.filter((column) =>
    second.run.columns.some((other) => isSameColumn(other, column)),
  );
  const before = withAnswer(first.run, second.run, columns);
  if (before === undefined) {
    const { system, measure } = second.run.headline;
    throw inputError(
      `${first.name} has no ${measure} of ${system} at a depth that both have, which is the headline of ${second.name}; compare runs that have it`,
    );
  }
  return {
    before: restrict(before, columns, ids),
    after: restrict(second.run, columns, ids),
    onlyBefore: Object.keys(first.run.queries).length - ids.length,
    onlyAfter: Object.keys(second.run.queries).length - ids.length,
  };
}

/** The first run with a headline that both have: at its own depth, else at the second's. */
function withAnswer(before: Baseline, after: FreshRun, columns: Baseline["columns"]): Baseline | undefined {
  const isShared = (column: FreshRun["headline"]) => columns.some((other) => isSameColumn(other, column));
  if (isShared(headlineColumn(before, after))) return before;
  if (before.schemaVersion === 1 || !isShared(after.headline)) return undefined;
  return { ...before, headline: after.headline };
}

function restrict<Run extends Baseline>(run: Run, columns: Run["columns"], ids: readonly string[]): Run {
  const positions = columns.map((column) => run.columns.findIndex((other) => isSameColumn(other, column)));
  const queries = ids.map((id) => [id, positions.map((position) => run.queries[id]![position]!)] as const);
  const means = positions.map((position) => run.means[position]!);
  return { ...run, columns, means, queries: Object.fromEntries(queries) };
}
