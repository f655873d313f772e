import { z } from "zod";
import { manifestLabels } from "../manifest-labels.ts";

const dataFile = z
  .string()
  .regex(/\.(jsonl(\.gz)?|parquet)$/, "must end in .jsonl, .jsonl.gz or .parquet")
  .describe("Path of a file, relative to the dataset's folder: JSON Lines, as text or gzipped, or Parquet.");

const byPart = z.strictObject({
  by: z.literal("part").describe("Each interaction says in `part` where it belongs: train, tune or test."),
});

const byTime = z
  .strictObject({
    by: z.literal("time").describe("Each user's interactions are cut by their `time`."),
    train: z.number().gt(0).lt(1).describe("Share of each user's first interactions that models are fit on."),
    tune: z.number().min(0).lt(1).describe("Share of those after them, which label candidates for training."),
  })
  .refine(
    ({ train, tune }) => train + tune < 1,
    "must leave something to the test: train + tune must be below 1",
  );

/** The manifest of a dataset that lies in files: its `dataset.json`. */
export const filesManifest = z.strictObject({
  kind: z.literal("files").describe("The data lies in files beside this manifest."),
  format: z.literal(1).describe("Version of the dataset format."),
  ...manifestLabels,
  dimensions: z.int().min(1).max(65536).describe("Length of every vector."),
  positiveFrom: z
    .number()
    .refine(
      (least) => least > 0,
      "must be above 0, since a relevant item's label is its grade; shift the labels",
    )
    .describe("A label of at least this much is a positive, and its grade in the test; above 0."),
  computedFrom: z
    .enum(["train", "nothing", "everything"])
    .optional()
    .describe(
      "Of which interactions the vectors, affinities and payload counts know: those of the train part, none, or all, which makes every result too good.",
    ),
  split: z
    .discriminatedUnion("by", [byPart, byTime])
    .describe("How interactions are cut into train, tune, test."),
  files: z
    .strictObject({
      items: dataFile.default("items.jsonl"),
      users: dataFile.default("users.jsonl"),
      interactions: dataFile.default("interactions.jsonl"),
    })
    .prefault({}),
});

/** A validated files manifest, every default filled in. */
export type FilesManifest = z.output<typeof filesManifest>;
