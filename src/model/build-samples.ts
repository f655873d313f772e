import type { Dataset, Item, ItemNumber, User, UserNumber } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Feature, PrefetchScores } from "../features/feature.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import type { Samples } from "./samples.ts";

/** The items that were offered to a user for training, and those among them that count as positive. */
export interface TrainingCandidates {
  /** Position in `Dataset.users`. */
  readonly user: UserNumber;
  readonly items: Int32Array;
  /** What each source scores an item. */
  readonly scoresOf: (item: ItemNumber) => PrefetchScores;
  readonly positives: { has(item: ItemNumber): boolean };
  /** The grade of each judged item, the positives among them; of all others 0. By default 1 for a positive. */
  readonly grades?: ReadonlyMap<ItemNumber, number> | undefined;
}

const ROWS_PER_PAUSE = 1000;

/** How interactions become samples. */
export interface InteractionOptions {
  /** Computes what each retriever scores an item, as Qdrant would. */
  readonly scoresOf: (user: User, item: Item) => PrefetchScores;
  /** Undo the bias of position: see `samplesFromInteractions`. */
  readonly inversePropensity?: boolean;
}

/**
 * One row for each given interaction; the prefetch scores are computed from both.
 *
 * With `inversePropensity` the samples say what users like rather than what they looked at: where a positive needs a
 * look first, of probability p, it counts 1/p times as a positive and 1 - 1/p times as a negative. The expected loss is
 * then that of judgments without the bias, whatever the model (Saito et al., Unbiased Recommender Learning from
 * Missing-Not-At-Random Implicit Feedback, WSDM 2020).
 *
 * @param positions Positions in `dataset.interactions`.
 * @throws HarnessError `input` when propensities are asked for and the dataset has none.
 */
export async function samplesFromInteractions(
  dataset: Dataset,
  positions: Int32Array,
  features: readonly Feature[],
  { scoresOf, inversePropensity = false }: InteractionOptions,
  pause: Pause = NO_PAUSE,
): Promise<Samples> {
  const { user, item, label, propensity } = dataset.interactions;
  if (inversePropensity && propensity === undefined) {
    throw inputError(
      `training.inversePropensity is true, but no interaction of dataset ${dataset.name} has a propensity below 1; add the column, or remove the option`,
    );
  }
  const rows = startRows(dataset, features, positions.length);
  for (const [i, position] of positions.entries()) {
    if (i % ROWS_PER_PAUSE === 0) await pause();
    const [who, what] = [user[position]!, item[position]!];
    const scores = scoresOf(dataset.users[who]!, dataset.items[what]!);
    const positive = label[position]! >= dataset.positiveFrom;
    rows.add(who, what, scores, positive ? 1 / (inversePropensity ? propensity![position]! : 1) : 0);
  }
  return rows.samples;
}

/** One row for each candidate, scored as the prefetch scored it and labelled by what the user did later. */
export async function samplesFromCandidates(
  dataset: Dataset,
  candidates: readonly TrainingCandidates[],
  features: readonly Feature[],
  pause: Pause = NO_PAUSE,
): Promise<Samples> {
  const count = candidates.reduce((sum, { items }) => sum + items.length, 0);
  const rows = startRows(dataset, features, count);
  const grades = new Float64Array(count);
  const missed = new Map<number, number[]>();
  let row = 0;
  for (const { user, items, scoresOf, positives, grades: gradeOf } of candidates) {
    await pause();
    for (const item of items) {
      const label = positives.has(item) ? 1 : 0;
      rows.add(user, item, scoresOf(item), label);
      grades[row++] = gradeOf === undefined ? label : (gradeOf.get(item) ?? 0);
    }
    const offered = new Set(items);
    missed.set(
      user,
      [...(gradeOf ?? [])].flatMap(([item, grade]) => (grade > 0 && !offered.has(item) ? [grade] : [])),
    );
  }
  return { ...rows.samples, offered: { lists: rows.samples.users, grades, missed } };
}

/** Samples to be filled row by row. */
function startRows(dataset: Dataset, features: readonly Feature[], count: number) {
  const samples: Samples = {
    columns: features.map(({ name }) => name),
    values: new Float64Array(count * features.length),
    labels: new Float64Array(count),
    weights: new Float64Array(count).fill(1),
    users: new Int32Array(count),
    items: new Int32Array(count),
  };
  let row = 0;
  const add = (user: UserNumber, item: ItemNumber, scores: PrefetchScores, label: number) => {
    const who = dataset.users[user]!;
    const what = dataset.items[item]!;
    const start = row * features.length;
    features.forEach((feature, column) => {
      samples.values[start + column] = feature.value(who, what, scores);
    });
    samples.labels[row] = label;
    samples.users[row] = user;
    samples.items[row] = item;
    row += 1;
  };
  return { samples, add };
}
