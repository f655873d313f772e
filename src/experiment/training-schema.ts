import { z } from "zod";
import { depth } from "./depth-schema.ts";

/** What every training source takes. */
const learning = {
  objective: z
    .enum(["logistic", "pairwise", "listwise", "metric", "auto"])
    .default("logistic")
    .describe(
      "What the weights are learned for: the probability of a positive; the order of pairs, or the first item, of each list of candidates; the headline measure itself; or the best of these by inner folds of the training queries, logistic unless another is better there.",
    ),
  negativesPerPositive: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe(
      "Learn from all positives and so many random negatives for each, and correct the intercept; by default from all.",
    ),
  l2: z
    .number()
    .min(0)
    .max(1e9)
    .default(0)
    .describe(
      "Penalty l2/2 · Σ (weight · standard deviation)² on the summed log loss, the intercept left out; scikit-learn's C is 1/l2.",
    ),
};

/** The part of an experiment that says what the model learns from, and how. */
export const trainingSchema = z
  .discriminatedUnion("source", [
    z.strictObject({
      source: z
        .literal("impressions")
        .optional()
        .transform(() => "impressions" as const)
        .describe("Learn from the interactions of a part and their labels; the default source."),
      part: z
        .enum(["train", "tune"])
        .default("train")
        .describe(
          "Whose interactions to learn from. Where vectors or counts were computed from the train part they know its labels: then learn from tune.",
        ),
      inversePropensity: z
        .boolean()
        .default(false)
        .describe("Take the bias of position out by the propensities of the dataset's interactions."),
      ...learning,
    }),
    z.strictObject({
      source: z
        .literal("candidates")
        .describe(
          "Learn from the nearest unseen items of each user, labelled by the tune part; where queries are divided, by the train queries or the other folds.",
        ),
      depth,
      ...learning,
    }),
  ])
  .superRefine((training, context) => {
    const { objective, source, negativesPerPositive } = training;
    if (objective === "logistic") return;
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: "custom", path: [key], message });
    if (source !== "candidates" && training.inversePropensity) {
      refuse(
        "inversePropensity",
        `reweights single rows, and the objective ${objective} learns from the order of lists; take "objective": "logistic"`,
      );
    } else if (source !== "candidates") {
      refuse(
        "objective",
        `is ${objective}, which orders lists, and impressions are in none; take "source": "candidates", or "objective": "logistic"`,
      );
    }
    if (negativesPerPositive !== undefined) {
      refuse(
        "negativesPerPositive",
        `draws single rows, and the objective ${objective} learns from whole lists; leave it out, or take "objective": "logistic"`,
      );
    }
  })
  .prefault({});

/** The part whose labels the model learns from, where users have interactions in several. */
export function learnedPart(training: z.output<typeof trainingSchema>): "train" | "tune" {
  return training.source === "candidates" ? "tune" : training.part;
}
