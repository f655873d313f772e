import { z } from "zod";
import { recordOf } from "../record-schema.ts";
import type { Report } from "../report/report.ts";
import type { QueryScores } from "../scoring/query-scores.ts";
import { mean } from "../statistics/mean.ts";

const column = z.strictObject({ system: z.string(), depth: z.int().min(1).optional(), measure: z.string() });

const part = z.strictObject({ rows: z.int().min(0), digest: z.string() });

const scored = {
  experiment: z.string(),
  dataset: z.strictObject({
    name: z.string(),
    fingerprint: z.string(),
    /** Of a collection that may have changed since. */
    parts: recordOf(part).optional(),
  }),
  engine: z.string(),
  columns: z.array(column),
  means: z.array(z.number()),
  /** One list a query, aligned with the columns. */
  queries: recordOf(z.array(z.number())),
};

/** Before the gate knew an anchor: what is read of it is all that a comparison needs. */
const version1 = z.strictObject({ schemaVersion: z.literal(1), ...scored });

/** A baseline as it is written today. */
export const version2 = z.strictObject({
  schemaVersion: z.literal(2),
  ...scored,
  /** The treatment's headline at the depth that was recommended. */
  headline: column,
  model: z.strictObject({
    intercept: z.number(),
    weights: z.array(z.strictObject({ feature: z.string(), value: z.number() })),
  }),
  /** The headline of the first baseline on these data; absent where this baseline is the first. */
  anchor: z.strictObject({ ...column.shape, queries: recordOf(z.number()) }).optional(),
});

/** A baseline file, of this version or one before. */
export const baselineSchema = z.discriminatedUnion("schemaVersion", [version1, version2]);

/** Per-query scores of an accepted run, for paired comparison with later runs. */
export type Baseline = z.output<typeof baselineSchema>;

/** A run as it may be accepted. */
export type FreshRun = Omit<z.output<typeof version2>, "anchor">;

/** What a baseline says of the run that it was made by: parts of its report. */
export interface BaselineFacts {
  readonly experiment: Pick<Report["experiment"], "name" | "treatment" | "headline">;
  readonly dataset: Pick<Report["dataset"], "name" | "fingerprint" | "parts">;
  readonly engine: Pick<Report["engine"], "description" | "version">;
  /** The treatment among them; a depth is left out where it has none. */
  readonly systems: readonly Pick<Report["systems"][number], "name" | "depths">[];
  readonly recommendation: Pick<Report["recommendation"], "depth">;
  readonly model: {
    readonly intercept: { readonly value: number };
    readonly weights: readonly { readonly feature: string; readonly value: number }[];
  };
}

/** A run in the form in which it can be accepted. */
export function toFreshRun(
  { experiment, dataset, engine, model, systems, recommendation }: BaselineFacts,
  scores: readonly QueryScores[],
  queries: readonly string[],
): FreshRun {
  const treatment = systems.find(({ name }) => name === experiment.treatment);
  const hasDepth = treatment?.depths !== undefined;
  return {
    schemaVersion: 2,
    experiment: experiment.name,
    dataset: {
      name: dataset.name,
      fingerprint: dataset.fingerprint,
      ...(dataset.parts && { parts: dataset.parts }),
    },
    engine: `${engine.description} ${engine.version}`,
    headline: {
      system: experiment.treatment,
      ...(hasDepth && { depth: recommendation.depth }),
      measure: experiment.headline,
    },
    model: {
      intercept: model.intercept.value,
      weights: model.weights.map(({ feature, value }) => ({ feature, value })),
    },
    columns: scores.map(({ system, depth, measure }) => ({ system, depth, measure })),
    means: scores.map(({ values }) => mean(values)),
    queries: Object.fromEntries(queries.map((id, query) => [id, scores.map(({ values }) => values[query]!)])),
  };
}

/** Long lists and records, one value a line. */
const LONG = new Set(["means", "queries"]);

/** Renders a baseline as JSON with one line a column and one a query, so that a diff shows what changed and nothing else. */
export function renderBaseline(baseline: Baseline): string {
  return `${renderValue(baseline, "", false)}\n`;
}

function renderValue(value: unknown, indent: string, isLong: boolean): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (!isLong && !entries.some(([, part]) => typeof part === "object")) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const lines = entries.map(([key, part]) => {
    const text = renderValue(part, inner, !isLong && LONG.has(key));
    return isList ? `${inner}${text}` : `${inner}${JSON.stringify(key)}: ${text}`;
  });
  return `${isList ? "[" : "{"}\n${lines.join(",\n")}\n${indent}${isList ? "]" : "}"}`;
}
