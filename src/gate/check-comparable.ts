import { inputError } from "../errors.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import { mean } from "../statistics/mean.ts";
import type { Baseline, FreshRun } from "./baseline.ts";
import { isSameColumn } from "./baseline-columns.ts";
import { sayDataChanges } from "./data-changes.ts";

/** What a check may pass over, and what its messages name. */
export interface ComparableOptions {
  /** Of the baseline. */
  readonly path: string;
  /** Whether the dataset may be another one, as long as the queries are the same. */
  readonly allowNewData?: boolean | undefined;
  /** The command that accepts a new baseline. */
  readonly accept: string;
}

/**
 * A run can be judged only against a baseline of the same experiment, dataset, columns and queries, whose scores are some.
 *
 * @throws HarnessError `input` with every way in which the baseline is foreign.
 */
export function checkComparable(baseline: Baseline, current: FreshRun, options: ComparableOptions): void {
  const { path, allowNewData = false, accept } = options;
  const foreign = findForeign(baseline, current, allowNewData);
  const problems = foreign.length === 0 ? findDamage(baseline) : foreign;
  if (problems.length === 0) return;
  throw inputError(
    problems.map(
      (problem) => `${path}: ${problem}; if the change is meant, accept a new baseline: ${accept}`,
    ),
  );
}

/** Whether a run can be judged against a baseline, on the same data. */
export function isComparable(baseline: Baseline, current: FreshRun): boolean {
  return findForeign(baseline, current, false).length === 0 && findDamage(baseline).length === 0;
}

/** What of a baseline contradicts itself: lengths, headline and anchor, ranges, means. */
export function findDamage(baseline: Baseline): string[] {
  const problems: string[] = [];
  if (Object.values(baseline.queries).some((values) => values.length !== baseline.columns.length)) {
    problems.push("some query has more or fewer values than there are columns");
  }
  if (baseline.schemaVersion === 2) problems.push(...wrongAnswer(baseline));
  return problems.length > 0 ? problems : wrongScores(baseline);
}

function findForeign(baseline: Baseline, current: FreshRun, allowNewData: boolean): string[] {
  const problems: string[] = [];
  if (baseline.experiment !== current.experiment) {
    problems.push(`it was made by the experiment ${baseline.experiment}, this is ${current.experiment}`);
  }
  const [before, now] = [Object.keys(baseline.queries), Object.keys(current.queries)];
  const hasSameQueries =
    before.length === now.length && now.every((id) => Object.hasOwn(baseline.queries, id));
  const { fingerprint } = current.dataset;
  if (baseline.dataset.fingerprint !== fingerprint && !allowNewData) {
    problems.push(
      `it was made on another dataset (${baseline.dataset.name}, fingerprint ${baseline.dataset.fingerprint.slice(0, 16)}; now ${current.dataset.name}, ${fingerprint.slice(0, 16)})${hasSameQueries ? ", with the same queries, which --allow-new-data compares" : ""}${sayDataChanges(baseline.dataset.parts, current.dataset.parts)}`,
    );
  }
  if (JSON.stringify(baseline.columns) !== JSON.stringify(current.columns)) {
    problems.push("its depths, cutoffs or measures are not those of the experiment");
  }
  if (!hasSameQueries) problems.push("its queries are not those of the experiment");
  return problems;
}

/** The headline and the anchor must be of the baseline's own columns and queries. */
function wrongAnswer({
  headline,
  anchor,
  columns,
  queries,
}: Extract<Baseline, { schemaVersion: 2 }>): string[] {
  const problems: string[] = [];
  for (const [name, column] of Object.entries({ headline, anchor })) {
    if (column === undefined || columns.some((other) => isSameColumn(other, column))) continue;
    problems.push(`its ${name} is none of its columns`);
  }
  const ids = Object.keys(anchor?.queries ?? queries);
  if (ids.length !== Object.keys(queries).length || !ids.every((id) => Object.hasOwn(queries, id))) {
    problems.push("its anchor has other queries than itself");
  }
  return problems;
}

/** Every score lies in the range of its measure, and the means of a baseline are those of its queries, up to rounding. */
function wrongScores(baseline: Baseline): string[] {
  const { columns, means, queries } = baseline;
  const problems: string[] = [];
  if (means.length !== columns.length) {
    return [`means must be ${columns.length} numbers, one for each of its columns, got ${means.length}`];
  }
  const rows = Object.entries(queries);
  const ranges = columns.map(({ measure }) => parseMeasure(measure).range);
  const isOutside = (value: number, [least, greatest]: readonly [number, number]) =>
    !(value >= least && value <= greatest);
  for (const [query, values] of rows) {
    const column = values.findIndex((value, i) => isOutside(value, ranges[i]!));
    if (column < 0) continue;
    const [least, greatest] = ranges[column]!;
    problems.push(
      `queries.${query}[${column}] must be a score from ${least} to ${greatest}, got ${values[column]}`,
    );
  }
  if (baseline.schemaVersion === 2 && baseline.anchor !== undefined) {
    const { range } = parseMeasure(baseline.anchor.measure);
    for (const [query, value] of Object.entries(baseline.anchor.queries)) {
      if (!isOutside(value, range)) continue;
      problems.push(`anchor.queries.${query} must be a score from ${range.join(" to ")}, got ${value}`);
    }
  }
  if (problems.length > 0) return problems;
  means.forEach((given, column) => {
    const own = mean(rows.map(([, values]) => values[column]!));
    if (Math.abs(own - given) <= 1e-9) return;
    problems.push(`means[${column}] must be ${own}, the mean of the queries, got ${given}`);
  });
  return problems;
}
