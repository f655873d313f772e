import { inputError } from "../errors.ts";
import type { Baseline } from "./baseline.ts";

/**
 * A run can be judged only against a baseline of the same experiment, dataset, columns and queries, whose scores are some.
 *
 * @param path Of the baseline, for messages.
 * @throws HarnessError `input` with every way in which the baseline is foreign.
 */
export function checkComparable(baseline: Baseline, current: Baseline, path: string): void {
  const problems: string[] = [];
  if (baseline.experiment !== current.experiment) {
    problems.push(`it was made by the experiment ${baseline.experiment}, this is ${current.experiment}`);
  }
  if (baseline.dataset.fingerprint !== current.dataset.fingerprint) {
    problems.push(
      `it was made on another dataset (${baseline.dataset.name}, fingerprint ${baseline.dataset.fingerprint.slice(0, 16)}; now ${current.dataset.name}, ${current.dataset.fingerprint.slice(0, 16)})`,
    );
  }
  if (JSON.stringify(baseline.columns) !== JSON.stringify(current.columns)) {
    problems.push("its depths, cutoffs or measures are not those of the experiment");
  }
  if (JSON.stringify(Object.keys(baseline.queries)) !== JSON.stringify(Object.keys(current.queries))) {
    problems.push("its queries are not those of the experiment");
  }
  if (Object.values(baseline.queries).some((values) => values.length !== baseline.columns.length)) {
    problems.push("some query has more or fewer values than there are columns");
  }
  if (problems.length === 0) problems.push(...wrongScores(baseline));
  if (problems.length === 0) return;
  throw inputError(
    problems.map(
      (problem) => `${path}: ${problem}; if the change is meant, accept a new baseline with --accept`,
    ),
  );
}

/** Every measure of a baseline is a share; and its means are those of its queries, up to rounding. */
function wrongScores({ columns, means, queries }: Baseline): string[] {
  const problems: string[] = [];
  if (means.length !== columns.length) {
    return [`means must be ${columns.length} numbers, one for each of its columns, got ${means.length}`];
  }
  const rows = Object.entries(queries);
  for (const [query, values] of rows) {
    const column = values.findIndex((value) => !(value >= 0 && value <= 1));
    if (column < 0) continue;
    problems.push(`queries.${query}[${column}] must be a score from 0 to 1, got ${values[column]}`);
  }
  if (problems.length > 0) return problems;
  means.forEach((mean, column) => {
    const own = rows.reduce((sum, [, values]) => sum + values[column]!, 0) / rows.length;
    if (Math.abs(own - mean) <= 1e-9) return;
    problems.push(`means[${column}] must be ${own}, the mean of the queries, got ${mean}`);
  });
  return problems;
}
