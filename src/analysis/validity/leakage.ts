import type { Judgments, Query } from "../../domain.ts";

/** Training samples of a user and an item that the test judges. */
export interface JudgedSamples {
  readonly samples: number;
  /** Of such pairs. They teach nothing about the test as long as their labels come from before it. */
  readonly judged: number;
  /** Those among them that the test holds relevant. */
  readonly relevant: number;
  /** Those that the test holds relevant and the model learned as positives: it knows the answers. */
  readonly leaked: number;
}

/**
 * Counts the training samples that the test judges.
 *
 * @param samples The user, the item and the label of each row; a label above 0 is a positive.
 */
export function findJudgedSamples(
  samples: { readonly users: Int32Array; readonly items: Int32Array; readonly labels: Float64Array },
  queries: readonly Pick<Query, "user">[],
  qrels: readonly Judgments[],
): JudgedSamples {
  const gradesOf = new Map(
    queries.map(({ user }, query) => {
      const { items, grades } = qrels[query]!;
      return [user, new Map(Array.from(items, (item, i) => [item, grades[i]!]))];
    }),
  );
  const counts = { samples: samples.labels.length, judged: 0, relevant: 0, leaked: 0 };
  samples.users.forEach((user, row) => {
    const grade = gradesOf.get(user)?.get(samples.items[row]!);
    if (grade === undefined) return;
    counts.judged += 1;
    if (grade <= 0) return;
    counts.relevant += 1;
    if (samples.labels[row]! > 0) counts.leaked += 1;
  });
  return counts;
}
