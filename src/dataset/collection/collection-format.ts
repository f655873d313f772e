import { z } from "zod";
import { nameText } from "../../name-schema.ts";
import { bm25Space } from "../bm25/bm25-format.ts";
import { dataFile, qrelsFile } from "../files/data-format.ts";
import { splitFormat } from "../files/split-format.ts";
import { manifestLabels } from "../manifest-labels.ts";

const payloadPath = nameText.optional();

/** The manifest of a dataset whose items are the points of an existing collection: its `dataset.json`. */
export const collectionManifest = z
  .strictObject({
    $schema: manifestLabels.$schema,
    kind: z.literal("collection").describe("The items are the points of an existing collection."),
    format: z.literal(1).default(1).describe("Version of the dataset format."),
    collection: nameText.describe("The collection, in the Qdrant that --engine or QDRANT_URL names."),
    name: manifestLabels.name
      .optional()
      .describe("Names the dataset in reports; by default as the collection."),
    description: manifestLabels.description,
    users: dataFile.optional().describe("The users, with vectors named as in the collection."),
    queries: dataFile.optional().describe("Another name for users."),
    judgments: qrelsFile.optional().describe("TREC qrels of some of the items."),
    interactions: dataFile
      .optional()
      .describe("What users did with some of the items, in place of judgments."),
    idKey: payloadPath.describe(
      "The payload key that holds an item's id in judgments, interactions and runs; by default the point's id.",
    ),
    vectors: z
      .record(nameText, bm25Space)
      .optional()
      .describe("Sparse vectors of the collection for which queries are made of their texts."),
    titleKey: payloadPath.describe("The payload key that holds an item's title."),
    positiveFrom: z
      .number()
      .gt(0)
      .default(1)
      .describe("A label of at least this much is a positive, and its grade in the test; above 0."),
    computedFrom: z
      .enum(["train", "nothing", "everything"])
      .optional()
      .describe("Of which interactions the vectors, affinities and payload counts know."),
    split: splitFormat
      .optional()
      .describe("How labels are cut; by default, of judgments, the queries into five folds."),
  })
  .transform(({ users, queries, judgments, interactions, split, name, ...rest }, { addIssue }) => {
    const refuse = (message: string) => {
      addIssue(message);
      return z.NEVER;
    };
    if (users !== undefined && queries !== undefined)
      return refuse("has users and queries, which mean the same; name one of them");
    if ((judgments === undefined) === (interactions === undefined))
      return refuse("must name either judgments (TREC qrels) or interactions, which say what is relevant");
    if (judgments !== undefined && (split?.by === "part" || split?.by === "time" || split?.by === "last"))
      return refuse(
        'split.by must be "query" or "fold" where there are judgments, which know no parts and times',
      );
    if (judgments === undefined && split === undefined)
      return refuse(
        'must have a split where there are interactions, such as { "by": "time", "train": 0.6, "tune": 0.2 }',
      );
    return {
      ...rest,
      name: name ?? rest.collection,
      users: users ?? queries ?? (judgments === undefined ? "users.jsonl" : "queries.jsonl"),
      judgments,
      interactions,
      split: split ?? ({ by: "query", folds: 5 } as const),
    };
  });

/** A validated collection manifest, every default filled in. */
export type CollectionManifest = z.output<typeof collectionManifest>;
