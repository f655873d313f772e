import type { Dataset } from "../../domain.ts";

/**
 * Whether features know the labels that they are judged by: `unseen` where they were computed without them, `known` where
 * they were computed from them, and `undeclared` where the dataset does not say.
 */
export type LabelKnowledge = "unseen" | "known" | "undeclared";

/** What a dataset declares that its vectors, affinities and payload counts know of the labels of a part. */
export function declaredKnowledge(
  { computedFrom }: Pick<Dataset, "computedFrom">,
  part: "train" | "tune",
): LabelKnowledge {
  if (computedFrom === undefined) return "undeclared";
  return computedFrom === "everything" || computedFrom === part ? "known" : "unseen";
}
