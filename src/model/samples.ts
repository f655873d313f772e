import type { Dataset, Ranking } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
import { type SimilarityName, similarity } from "./similarity.ts";

/** What the regression learns from: one row an observation, one column a feature. */
export interface Samples {
  /** Names of the columns. */
  readonly columns: readonly string[];
  /** Feature values, row by row: rows × columns. */
  readonly values: Float64Array;
  /** 1 for a positive, 0 for a negative. */
  readonly labels: Uint8Array;
}

/** The items that were offered to a user for training, and those among them that count as positive. */
export interface TrainingCandidates {
  /** Position in `Dataset.users`. */
  readonly user: number;
  readonly ranking: Ranking;
  readonly positives: ReadonlySet<number>;
}

/**
 * One row for each given interaction; the prefetch score is the similarity of the two vectors.
 *
 * @param positions Positions in `dataset.interactions`.
 */
export function samplesFromInteractions(
  dataset: Dataset,
  positions: Int32Array,
  features: readonly Feature[],
  distance: SimilarityName,
): Samples {
  const { user, item, label } = dataset.interactions;
  const samples = emptySamples(features, positions.length);
  positions.forEach((position, row) => {
    const who = dataset.users[user[position]!]!;
    const what = dataset.items[item[position]!]!;
    const score = similarity(distance, who.vector, what.vector);
    features.forEach((feature, column) => {
      samples.values[row * features.length + column] = feature.value(who, what, score);
    });
    samples.labels[row] = label[position]! >= dataset.positiveFrom ? 1 : 0;
  });
  return samples;
}

/** One row for each candidate, scored as the prefetch scored it and labelled by what the user did later. */
export function samplesFromCandidates(
  dataset: Dataset,
  candidates: readonly TrainingCandidates[],
  features: readonly Feature[],
): Samples {
  const rows = candidates.reduce((sum, { ranking }) => sum + ranking.items.length, 0);
  const samples = emptySamples(features, rows);
  let row = 0;
  for (const { user, ranking, positives } of candidates) {
    const who = dataset.users[user]!;
    for (let rank = 0; rank < ranking.items.length; rank++, row++) {
      const item = ranking.items[rank]!;
      features.forEach((feature, column) => {
        samples.values[row * features.length + column] = feature.value(
          who,
          dataset.items[item]!,
          ranking.scores[rank]!,
        );
      });
      samples.labels[row] = positives.has(item) ? 1 : 0;
    }
  }
  return samples;
}

/** How many of the samples are positive. */
export function countPositives(samples: Samples): number {
  return samples.labels.reduce((sum, label) => sum + label, 0);
}

/** The given rows of the samples, in the given order. */
export function selectRows(samples: Samples, rows: Int32Array): Samples {
  const width = samples.columns.length;
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    values.set(samples.values.subarray(row * width, (row + 1) * width), i * width);
  });
  return { columns: samples.columns, values, labels: Uint8Array.from(rows, (row) => samples.labels[row]!) };
}

function emptySamples(features: readonly Feature[], rows: number): Samples {
  return {
    columns: features.map(({ name }) => name),
    values: new Float64Array(rows * features.length),
    labels: new Uint8Array(rows),
  };
}
