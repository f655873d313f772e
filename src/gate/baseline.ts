import { z } from "zod";
import type { QueryScores } from "../analysis/scores/score-table.ts";
import { recordOf } from "../record-schema.ts";

/** Per-query scores of an accepted run, for paired comparison with later runs. */
export const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  experiment: z.string(),
  dataset: z.strictObject({ name: z.string(), fingerprint: z.string() }),
  engine: z.string(),
  columns: z.array(
    z.strictObject({ system: z.enum(["vector", "formula"]), depth: z.int().min(1), measure: z.string() }),
  ),
  means: z.array(z.number()),
  /** One list a query, aligned with the columns. */
  queries: recordOf(z.array(z.number())),
});

export type Baseline = z.output<typeof baselineSchema>;

/**
 * A run in the form in which it can be accepted. The vector order is the same at every depth: by its order measures it
 * is held once, at the greatest.
 */
export function toBaseline(
  about: Pick<Baseline, "experiment" | "dataset" | "engine">,
  all: readonly QueryScores[],
  queries: readonly string[],
): Baseline {
  const deepest = Math.max(...all.map(({ depth }) => depth));
  const scores = all.filter(
    ({ system, depth, measure }) => system === "formula" || depth === deepest || measure === `R@${depth}`,
  );
  return {
    schemaVersion: 1,
    ...about,
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
