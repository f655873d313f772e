import { z } from "zod";
import { recordOf } from "../record-schema.ts";
import type { QueryScores } from "../scoring/query-scores.ts";

/** Per-query scores of an accepted run, for paired comparison with later runs. */
export const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  experiment: z.string(),
  dataset: z.strictObject({ name: z.string(), fingerprint: z.string() }),
  engine: z.string(),
  columns: z.array(
    z.strictObject({ system: z.string(), depth: z.int().min(1).optional(), measure: z.string() }),
  ),
  means: z.array(z.number()),
  /** One list a query, aligned with the columns. */
  queries: recordOf(z.array(z.number())),
});

export type Baseline = z.output<typeof baselineSchema>;

/** What a baseline says of the run that it was made by: parts of its report. */
export interface BaselineFacts {
  readonly experiment: { readonly name: string };
  readonly dataset: { readonly name: string; readonly fingerprint: string };
  readonly engine: { readonly description: string; readonly version: string };
}

/** A run in the form in which it can be accepted. */
export function toBaseline(
  { experiment, dataset, engine }: BaselineFacts,
  scores: readonly QueryScores[],
  queries: readonly string[],
): Baseline {
  return {
    schemaVersion: 1,
    experiment: experiment.name,
    dataset: { name: dataset.name, fingerprint: dataset.fingerprint },
    engine: `${engine.description} ${engine.version}`,
    columns: scores.map(({ system, depth, measure }) => ({ system, depth, measure })),
    means: scores.map(({ values }) => values.reduce((sum, value) => sum + value, 0) / values.length),
    queries: Object.fromEntries(queries.map((id, query) => [id, scores.map(({ values }) => values[query]!)])),
  };
}

/** Renders a baseline as JSON with one line a column and one a query, so that a diff shows what changed and nothing else. */
export function renderBaseline(baseline: Baseline): string {
  const { columns, means, queries, ...about } = baseline;
  const head = Object.entries(about).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const list = (values: readonly unknown[]) =>
    values.map((value) => `    ${JSON.stringify(value)}`).join(",\n");
  const lines = Object.entries(queries).map(
    ([id, values]) => `    ${JSON.stringify(id)}: ${JSON.stringify(values)}`,
  );
  return `{\n${[
    ...head,
    `  "columns": [\n${list(columns)}\n  ]`,
    `  "means": [\n${list(means)}\n  ]`,
    `  "queries": {\n${lines.join(",\n")}\n  }`,
  ].join(",\n")}\n}\n`;
}
