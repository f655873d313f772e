import { comparisonColumns } from "../comparison-columns.ts";
import { formatCount, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** What the ranking loses without each feature. */
export function ablationSection({ ablation, recommendation, experiment }: Report): string {
  if (ablation.length === 0) return "";
  const { measure, depth } = recommendation;
  const table = markdownTable(
    [
      { head: "left out", align: "left", cell: ({ without }) => nameOf(without) },
      { head: measure, align: "right", cell: ({ mean }) => formatScore(mean) },
      ...comparisonColumns(experiment.confidence),
    ],
    ablation,
  );
  return `## What each feature is worth

Each was left out in turn, the model trained again and the queries ranked again at depth ${formatCount(depth)}; differences are to the formula with all features.

${table}`;
}

function nameOf([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
