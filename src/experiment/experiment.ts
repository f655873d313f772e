import { z } from "zod";
import { constraintSpec } from "../eligibility/constraint-kinds.ts";
import { withSeenExcluded } from "../eligibility/exclude-seen.ts";
import { countColumns } from "../features/count-columns.ts";
import { uncommentedSpec } from "../features/feature-spec.ts";
import { nameText } from "../name-schema.ts";
import { approximateSchema, settingsWithoutEffect } from "./approximate-schema.ts";
import { problemsOfSystems } from "./check-systems.ts";
import { gateSchema } from "./gate-schema.ts";
import { rankingSchema } from "./ranking-schema.ts";
import { problemsOfScores, type RetrieverSpec, retrieverFields } from "./retrievers-schema.ts";
import { comparisonSchema, completeSystems, DEFAULT_RETRIEVER, systemsSchema } from "./systems-schema.ts";
import { trainingSchema } from "./training-schema.ts";

const ONLY_RETRIEVER: RetrieverSpec = { name: DEFAULT_RETRIEVER, missing: 0 };

const retrieval = z
  .strictObject({
    ...retrieverFields,
    distance: z
      .enum(["Cosine", "Dot"])
      .default("Cosine")
      .describe("How dense vectors are compared in Qdrant, but those of which the dataset says otherwise."),
    excludeSeen: z.boolean().default(false).describe('Short for the constraint { "kind": "unseen" }.'),
    only: z.array(constraintSpec).default([]).describe("What a query may be given at all."),
    shards: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .describe(
        "Into how many shards the collection is divided. Each shard's prefetch takes its own nearest items, so that up to shards × M are re-ranked.",
      ),
    candidates: z
      .enum(["per-shard", "global"])
      .default("per-shard")
      .describe(
        "What is re-ranked where there are several shards: what one query does, each shard's M nearest items, or the M nearest of all, by two queries.",
      ),
    collection: nameText
      .optional()
      .describe(
        "An existing collection to evaluate, which is only read: its points are the dataset's items. Without it the items are uploaded to a collection of their own.",
      ),
    vector: nameText
      .optional()
      .describe("The vector to search in the existing collection, where its vectors have names."),
  })
  .prefault({})
  .transform(({ excludeSeen, only, retrievers = [ONLY_RETRIEVER], ...settings }) => ({
    ...settings,
    retrievers: retrievers as [RetrieverSpec, ...RetrieverSpec[]],
    only: withSeenExcluded(excludeSeen, only),
  }));

const decision = z
  .strictObject({
    margin: z
      .number()
      .gt(0)
      .max(0.5)
      .default(0.02)
      .describe(
        "What may be lost and still be called enough, or no worse: a share of the treatment's headline at the best depth tried.",
      ),
  })
  .prefault({});

const statistics = z
  .strictObject({
    confidence: z.number().min(0.5).max(0.999).default(0.95).describe("Confidence of every interval."),
    samples: z.int().min(100).max(100_000).default(2000).describe("Bootstrap samples over queries."),
  })
  .prefault({});

/** The time of training grows with the cube of the columns. */
const MOST_COLUMNS = 500;

/** Of folders beside the reports, and what Windows takes for a device. */
const TAKEN = /^(baselines|con|prn|aux|nul|com\d|lpt\d)$/;

/** The experiment file, as a person writes it. */
export const experimentSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z
      .string()
      .max(100)
      .regex(/^[a-z0-9][a-z0-9-]*$/, "must be made of lower-case letters, digits and hyphens")
      .refine((name) => !TAKEN.test(name), {
        error: ({ input }) =>
          `must not be ${JSON.stringify(input)}: the name is taken, by the folder of the baselines or by a device of Windows; choose another`,
      })
      .describe("Names the report folder, the baseline and the collection."),
    description: z.string().default("").describe("One sentence for the head of the report."),
    dataset: z.string().min(1).describe("The dataset's folder, relative to this file."),
    seed: z.int().min(0).default(1).describe("Fixes every random choice of the evaluation."),
    retrieval,
    training: trainingSchema,
    features: z.array(uncommentedSpec).min(1).max(200).describe("The columns of the logistic regression."),
    systems: systemsSchema,
    comparison: comparisonSchema,
    ranking: rankingSchema,
    approximate: approximateSchema.optional(),
    decision,
    statistics,
    gate: gateSchema,
  })
  .superRefine((experiment, context) => {
    const report = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });

    const shallowest = Math.min(...experiment.ranking.depths);
    for (const { path, message } of [
      ...settingsWithoutEffect(experiment.approximate?.builds ?? [], shallowest),
      ...problemsOfScores(experiment),
      ...problemsOfSystems(experiment.systems, experiment.comparison, experiment.retrieval.retrievers),
    ]) {
      report([...path], message);
    }

    const { collection, vector, shards } = experiment.retrieval;
    if (shards > 1 && collection !== undefined) {
      report(
        ["retrieval", "shards"],
        `is ${shards}, but retrieval.collection has its own shards; leave it out`,
      );
    }
    if (vector !== undefined && collection === undefined) {
      report(["retrieval", "vector"], "says which vector of retrieval.collection to search; name that too");
    }

    const columns = experiment.features.reduce((sum, feature) => sum + countColumns(feature), 0);
    if (columns > MOST_COLUMNS) {
      report(["features"], `make ${columns} columns, and a regression may have at most ${MOST_COLUMNS}`);
    }
    const first = new Map<string, number>();
    experiment.features.forEach((feature, i) => {
      const key = JSON.stringify(feature);
      const twin = first.get(key);
      if (twin === undefined) first.set(key, i);
      else report(["features", i], `repeats features[${twin}]; a column may be there only once`);
    });
  })
  .transform((experiment) => ({
    ...experiment,
    ...completeSystems(experiment.systems, experiment.comparison, experiment.retrieval.retrievers),
  }));

/** A validated experiment, every default filled in. */
export type Experiment = z.output<typeof experimentSchema>;
