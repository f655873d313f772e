import { z } from "zod";
import { manifestLabels } from "../manifest-labels.ts";
import { splitFormat } from "./split-format.ts";

const dataFile = z
  .string()
  .regex(/\.(jsonl(\.gz)?|parquet)$/, "must end in .jsonl, .jsonl.gz or .parquet")
  .describe("Path of a file, relative to the dataset's folder: JSON Lines, as text or gzipped, or Parquet.");

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
  split: splitFormat,
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
