import { z } from "zod";
import { recordOf } from "../record-schema.ts";
import { type FreshRun, version2 } from "./baseline.ts";
import { judgingSchema } from "./judging.ts";

/** The file of a report's folder that holds its run. */
export const RUN_FILE = "run.json";

const { anchor: _, ...fresh } = version2.shape;

/** What `run.json` holds: the scores of every query, and what a comparison with another run needs beside them. */
export const runFileSchema = z.strictObject({
  ...fresh,
  judging: judgingSchema,
  /** Queries that have something in common, by their ids. */
  slices: z.array(z.strictObject({ attribute: z.string(), value: z.string(), queries: z.array(z.string()) })),
  /** What was searched for, by query, where the dataset says so. */
  texts: recordOf(z.string()),
});

export type RunFile = z.output<typeof runFileSchema>;

/** What a run has beside its scores. */
export type RunContext = Omit<RunFile, keyof FreshRun>;
