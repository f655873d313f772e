import { z } from "zod";
import { nameText } from "../../name-schema.ts";
import { manifestLabels } from "../manifest-labels.ts";

const TOPICS = ["wings", "flow", "heat", "shock", "noise", "fuel", "steel", "orbit", "radar", "ice"];

const weight = z.number().min(-1000).max(1000);

const relevance = z
  .strictObject({
    weights: z
      .strictObject({
        dense: weight.default(6).describe("Of the cosine of the dense vectors."),
        words: weight.default(0.5).describe("Of the sparse vectors' dot product, with idf."),
        quality: weight.default(2).describe("Of the document's quality, in [0, 1]."),
      })
      .prefault({})
      .describe("The generating weights of the logit of relevance."),
    relevantMean: z.number().min(1).max(1000).default(10).describe("Relevant documents a query, on average."),
  })
  .prefault({});

/** The manifest of a generated world of queries and documents in several languages: every knob, with its default. */
export const hybridManifest = z
  .strictObject({
    kind: z
      .literal("synthetic-hybrid")
      .describe("The data is generated from the parameters in this manifest."),
    format: z.literal(1).describe("Version of the dataset format."),
    ...manifestLabels,
    seed: z.int().min(0).default(7),
    documents: z.int().min(100).max(100_000).default(4000),
    queries: z.int().min(10).max(10_000).default(500),
    dimensions: z.int().min(32).max(4096).default(32).describe("Length of every dense vector."),
    topics: z.array(nameText).min(2).max(16).default(TOPICS).describe("What documents are about."),
    languages: z
      .array(nameText)
      .min(1)
      .max(20)
      .default(["en", "de", "cs"])
      .describe("Each document and query is in one, and only documents in the query's are relevant."),
    folds: z
      .int()
      .min(2)
      .max(100)
      .default(5)
      .describe("Into how many folds queries are divided, by their ids."),
    relevance,
  })
  .refine(
    ({ documents, languages, relevance }) => relevance.relevantMean < documents / languages.length / 4,
    "must have more documents: at most a quarter of a language's documents may be relevant on average",
  );

/** A validated manifest of such a world, every default filled in. */
export type HybridManifest = z.output<typeof hybridManifest>;
