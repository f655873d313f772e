import type { System } from "../../domain.ts";
import { depthColumn } from "../depth-column.ts";
import { findScore, findStages } from "../find-score.ts";
import { formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Recall by depth beside precision by cutoff, one row a depth; the recommended depth is in bold. */
export function depthTable(report: Report, cutoffs: readonly number[]): string {
  const score = (depth: number, system: System, measure: string) =>
    formatScore(findScore(report, system, depth, measure).mean);
  const columns: Column<{ readonly depth: number }>[] = [
    depthColumn(report),
    { head: "R@M", align: "right", cell: ({ depth }) => score(depth, "vector", `R@${depth}`) },
    ...cutoffs.flatMap((cutoff): Column<{ readonly depth: number }>[] => [
      {
        head: `P@${cutoff} vector`,
        align: "right",
        cell: ({ depth }) => score(depth, "vector", `P@${cutoff}`),
      },
      {
        head: `P@${cutoff} formula`,
        align: "right",
        cell: ({ depth }) => score(depth, "formula", `P@${cutoff}`),
      },
      {
        head: `P@${cutoff} ceiling`,
        align: "right",
        cell: ({ depth }) => formatScore(findStages(report, depth, `P@${cutoff}`).ceiling),
      },
    ]),
  ];
  return markdownTable(
    columns,
    report.experiment.depths.map((depth) => ({ depth })),
  );
}
