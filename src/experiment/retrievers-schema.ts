import { z } from "zod";
import type { FeatureSpec } from "../features/feature-spec.ts";
import { float32 } from "../features/float32-schema.ts";
import { nameText } from "../name-schema.ts";
import { systemName } from "../systems/system-name.ts";

const retriever = z.strictObject({
  name: systemName,
  vector: nameText
    .optional()
    .describe(
      "The name of the vectors that it compares, in the dataset and in the collection; by default those of its own name, or else those without a name.",
    ),
  missing: float32
    .default(0)
    .describe(
      "The score of an item that it cannot score, as one without such a vector; 0 is exact where vectors are sparse.",
    ),
});

/** A prefetch, as an experiment declares it. */
export type RetrieverSpec = z.output<typeof retriever>;

/** The part of an experiment that says what makes and scores the candidates. */
export const retrieverFields = {
  retrievers: z
    .array(retriever)
    .min(1)
    .max(20)
    .optional()
    .describe("What finds the candidates: each its M nearest items by vectors of its own."),
  missing: z
    .enum(["similarity", "default"])
    .default("similarity")
    .describe(
      "What a retriever scores what only others found: the similarity, by one more prefetch, or its own default, as where each list is fetched once.",
    ),
};

interface ScoringExperiment {
  readonly retrieval: {
    readonly retrievers: readonly Pick<RetrieverSpec, "name">[] | undefined;
    readonly missing: "similarity" | "default";
    readonly vector?: string | undefined;
  };
  readonly training: { readonly source: string };
  readonly features: readonly FeatureSpec[];
}

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

/**
 * Problems of what makes and scores the candidates that no single entry shows.
 *
 * @returns The place of each in the experiment, and what is wrong.
 */
export function problemsOfScores({ retrieval, training, features }: ScoringExperiment): Problem[] {
  const { retrievers, missing, vector } = retrieval;
  if (retrievers === undefined) return []; // Something in it is wrong already.
  const names = retrievers.map(({ name }) => name);
  const several = names.length > 1;
  const problems: Problem[] = [];
  const report = (path: Problem["path"], message: string) => problems.push({ path, message });
  names.forEach((name, i) => {
    if (names.indexOf(name) < i)
      report(["retrieval", "retrievers", i, "name"], `is ${name}, and so is another one's`);
  });
  if (several && vector !== undefined) {
    report(["retrieval", "vector"], "is for a single retriever; write it into those of retrieval.retrievers");
  }
  if (missing === "default" && training.source === "impressions") {
    report(
      ["retrieval", "missing"],
      'is "default", which only candidates show: what a retriever did not find is not known of impressions; take "training": { "source": "candidates", … }',
    );
  }
  features.forEach((feature, i) => {
    const factors = feature.kind === "product" ? feature.of : [feature];
    for (const factor of factors) {
      for (const message of problemsOfFactor(factor)) report(["features", i], message);
    }
  });
  return problems;

  function problemsOfFactor(factor: FeatureSpec): string[] {
    if (factor.kind === "prefetch-score" || factor.kind === "score-hinge") {
      if (factor.of === undefined) {
        return several ? [`does not say whose score it reads: add "of", one of ${names.join(", ")}`] : [];
      }
      return names.includes(factor.of)
        ? []
        : [`reads the score of ${factor.of}; the retrievers are ${names.join(", ")}`];
    }
    if (factor.kind !== "fusion-score") return [];
    return [
      ...(factor.weights !== undefined && factor.weights.length !== names.length
        ? [`has ${factor.weights.length} weights for ${names.length} retrievers`]
        : []),
      ...(training.source === "impressions"
        ? ['reads a fusion, which only candidates have; take "training": { "source": "candidates", … }']
        : []),
    ];
  }
}
