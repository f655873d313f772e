import { findLabelGap, type LabelGap } from "./label-gap.ts";

/** Interactions with the values of all features, and the logit that the model gives to each. */
export interface ScoredInteractions {
  readonly columns: readonly string[];
  /** Row by row: interactions × columns. */
  readonly values: Float64Array;
  readonly labels: Float64Array;
  readonly users: Int32Array;
  readonly items: Int32Array;
  /** By models that have not learned from the row's user. */
  readonly logits: Float64Array;
}

/** How much better features, and the model of them, tell the labels of a part apart than those of the test. */
export interface PartComparison {
  readonly part: "train" | "tune";
  readonly interactions: number;
  readonly testInteractions: number;
  readonly columns: readonly ({ readonly column: string } & LabelGap)[];
  readonly model: LabelGap;
}

/**
 * Compares the interactions of a part with those of the test, by each column and by the model.
 *
 * @param users Number of users of the dataset.
 * @param confidence Of all intervals together (Bonferroni), in (0, 1).
 * @returns undefined where either has one class only, or where there are too few users to say.
 */
export function compareParts(
  part: "train" | "tune",
  scored: { readonly part: ScoredInteractions; readonly test: ScoredInteractions },
  users: number,
  confidence: number,
): PartComparison | undefined {
  const { columns } = scored.part;
  const each = 1 - (1 - confidence) / (columns.length + 1);
  const gapOf = (scoresOf: (scored: ScoredInteractions) => Float64Array) => {
    const labelled = (of: ScoredInteractions) => ({ ...of, scores: scoresOf(of) });
    return findLabelGap(labelled(scored.part), labelled(scored.test), users, each);
  };
  const model = gapOf(({ logits }) => logits);
  if (model === undefined) return undefined;
  return {
    part,
    interactions: scored.part.labels.length,
    testInteractions: scored.test.labels.length,
    columns: columns.map((column, j) => ({ column, ...gapOf((of) => columnOf(of, j))! })),
    model,
  };
}

function columnOf({ values, columns, labels }: ScoredInteractions, column: number): Float64Array {
  return labels.map((_, row) => values[row * columns.length + column]!);
}
