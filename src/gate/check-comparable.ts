import { inputError } from "../errors.ts";
import type { Baseline } from "./baseline.ts";

/**
 * A run can be judged only against a baseline of the same experiment, dataset, columns and queries.
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
  if (Object.keys(baseline.queries).join("\n") !== Object.keys(current.queries).join("\n")) {
    problems.push("its queries are not those of the experiment");
  }
  if (Object.values(baseline.queries).some((values) => values.length !== baseline.columns.length)) {
    problems.push("some query has more or fewer values than there are columns");
  }
  if (problems.length === 0) return;
  throw inputError(
    problems.map(
      (problem) => `${path}: ${problem}; if the change is meant, accept a new baseline with --accept`,
    ),
  );
}
