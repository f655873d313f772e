import { z } from "zod";
import { manifestLabels } from "../manifest-labels.ts";
import { cellTypes, columnsFormat } from "./columns-format.ts";
import { FILE_ENDINGS, FORMAT_NAMES } from "./file-formats.ts";
import { splitFormat } from "./split-format.ts";
import { vectorFiles } from "./vector-files.ts";
import { namedVectors, vectorLength } from "./vector-spaces.ts";

/** Path of a file of records. */
export const dataFile = z
  .string()
  .regex(
    new RegExp(`(${FILE_ENDINGS.join("|").replaceAll(".", "\\.")})$`),
    `must end in ${FILE_ENDINGS.slice(0, -1).join(", ")} or ${FILE_ENDINGS.at(-1)}`,
  )
  .describe(
    `Path of a file, relative to the dataset's folder: ${FORMAT_NAMES.slice(0, -1).join(", ")} or ${FORMAT_NAMES.at(-1)}, texts also gzipped.`,
  );

/** Path of a file of TREC qrels. */
export const qrelsFile = z
  .string()
  .min(1)
  .describe(
    "Path of TREC qrels, or of judgments in BEIR's layout (.tsv), relative to the dataset's folder: as text or gzipped.",
  );

const poolFile = z
  .string()
  .regex(/\.csv(\.gz)?$/, "must end in .csv or .csv.gz")
  .describe("Path of CSV, relative to the dataset's folder, with the columns query, item and grade.");

/** Which files hold what; by default those of the usual names that are there. */
const dataFiles = z
  .strictObject({
    items: dataFile.optional(),
    users: dataFile.optional(),
    queries: dataFile.optional().describe("Another name for users."),
    interactions: dataFile.optional(),
    itemVectors: vectorFiles,
    userVectors: vectorFiles,
    queryVectors: vectorFiles.describe("Another name for userVectors."),
    qrels: z
      .union([qrelsFile, z.array(qrelsFile).min(1)])
      .optional()
      .describe("Judgments, in place of interactions: a file, or several."),
    pool: poolFile.optional().describe("Further judgments for the test: a pool with grades filled in."),
  })
  .refine(
    ({ users, queries }) => users === undefined || queries === undefined,
    "has users and queries, which mean the same; name one of them",
  )
  .refine(
    ({ interactions, qrels }) => interactions === undefined || qrels === undefined,
    "has interactions and qrels, one of which holds the labels; name that one",
  );

/** The manifest of a dataset that lies in files: its `dataset.json`. */
export const filesManifest = z.strictObject({
  kind: z.literal("files").describe("The data lies in files beside this manifest."),
  format: z.literal(1).describe("Version of the dataset format."),
  ...manifestLabels,
  dimensions: vectorLength
    .optional()
    .describe("Length of every vector without a name; left out where all have names."),
  vectors: namedVectors.optional(),
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
  judgments: z
    .enum(["complete", "partial"])
    .optional()
    .describe(
      "Whether every item that is relevant to a query has a label in the test; if so, the others are known not to be relevant.",
    ),
  split: splitFormat,
  files: dataFiles.prefault({}),
  columns: columnsFormat.prefault({}),
  types: cellTypes.prefault({}),
});

/** A validated files manifest, every default filled in. */
export type FilesManifest = z.output<typeof filesManifest>;
