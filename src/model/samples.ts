/**
 * What the regression learns from: one row an observation, one column a feature. A model that gives row i the logit z
 * loses `weights[i] · ln(1 + exp(z)) - labels[i] · z` by it: the log loss, where weights are 1 and labels 0 or 1.
 */
export interface Samples {
  /** Names of the columns. */
  readonly columns: readonly string[];
  /** Feature values, row by row: rows × columns. */
  readonly values: Float64Array;
  /** How much each row counts as a positive: 0 for a negative; 1 for a positive, or 1 / its propensity. */
  readonly labels: Float64Array;
  /** How much each row counts in all; 1 unless negatives were sampled among rows with propensities. */
  readonly weights: Float64Array;
  /** Whose observation each row is: the position in `Dataset.users`. */
  readonly users: Int32Array;
  /** What was observed in each row: the position in `Dataset.items`. */
  readonly items: Int32Array;
  /** Where rows were offered in lists, such as the candidates of one query; undefined where they were not. */
  readonly offered?: OfferedRows | undefined;
}

/** The lists that rows were offered in. */
export interface OfferedRows {
  /** The list of each row: any numbers. */
  readonly lists: Int32Array;
  /** How relevant each row is: the judged grade, 0 where nobody judged. */
  readonly grades: Float64Array;
  /** The grades above 0 of what belongs to a list and was not offered in it, by list; without an entry there is nothing. */
  readonly missed?: ReadonlyMap<number, readonly number[]> | undefined;
}

/** How many of the samples are positive. */
export function countPositives({ labels }: Samples): number {
  let count = 0;
  for (const label of labels) if (label > 0) count += 1;
  return count;
}

/** The given rows of the samples, in the given order. */
export function selectRows(samples: Samples, rows: Int32Array): Samples {
  const { columns, values, labels, weights, users, items, offered } = samples;
  const width = columns.length;
  const selected = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    selected.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return {
    columns,
    values: selected,
    labels: Float64Array.from(rows, (row) => labels[row]!),
    weights: Float64Array.from(rows, (row) => weights[row]!),
    users: Int32Array.from(rows, (row) => users[row]!),
    items: Int32Array.from(rows, (row) => items[row]!),
    ...(offered && {
      offered: {
        lists: Int32Array.from(rows, (row) => offered.lists[row]!),
        grades: Float64Array.from(rows, (row) => offered.grades[row]!),
        missed: offered.missed,
      },
    }),
  };
}

/** The samples with the given columns only, in the given order. */
export function selectColumns(samples: Samples, columns: readonly number[]): Samples {
  const { values, labels } = samples;
  const width = samples.columns.length;
  const selected = new Float64Array(labels.length * columns.length);
  for (let row = 0, i = 0; row < labels.length; row++) {
    for (const column of columns) selected[i++] = values[row * width + column]!;
  }
  return { ...samples, columns: columns.map((column) => samples.columns[column]!), values: selected };
}

/** The same samples with another threshold: a row is a positive where its grade is at least so much. */
export function relabel(samples: Samples, from: number): Samples {
  const { offered } = samples;
  return offered === undefined
    ? samples
    : { ...samples, labels: offered.grades.map((grade) => (grade >= from ? 1 : 0)) };
}
