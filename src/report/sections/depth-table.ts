import { judged } from "../../metrics/judged.ts";
import type { Measure } from "../../metrics/measure.ts";
import { depthColumn } from "../depth-column.ts";
import { findExamined, findRecall, findScore, findStages } from "../find-score.ts";
import { formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** The recall of the candidates by depth beside some measures, one row a depth; the recommended depth is in bold. */
export function depthTable(report: Report, measures: readonly Pick<Measure, "name">[]): string {
  return markdownTable(depthColumns(report, measures), depthRows(report));
}

/** Its rows. */
export function depthRows({ experiment }: Report): { readonly depth: number }[] {
  return experiment.depths.map((depth) => ({ depth }));
}

/** Its columns. */
export function depthColumns(
  report: Report,
  measures: readonly Pick<Measure, "name">[],
): Column<{ readonly depth: number }>[] {
  const { control, treatment } = report.experiment;
  const score = (system: string, depth: number, measure: string) =>
    formatScore(findScore(report, system, depth, measure)?.mean);
  const columns: Column<{ readonly depth: number }>[] = [
    depthColumn(report),
    { head: "R@M", align: "right", cell: ({ depth }) => formatScore(findRecall(report, depth).mean) },
    ...measures.flatMap(({ name }): Column<{ readonly depth: number }>[] => [
      ...[...new Set([control, treatment, findExamined(report)])].map((system) => ({
        head: `${name} ${system}`,
        align: "right" as const,
        cell: ({ depth }: { readonly depth: number }) => score(system, depth, name),
      })),
      {
        head: `${name} ceiling`,
        align: "right",
        cell: ({ depth }) => formatScore(findStages(report, depth, name)?.ceiling),
      },
    ]),
  ];
  return [...columns, ...judgedColumns(report)];
}

/** How much of what both systems show has a judgment, where not all of it has. */
function judgedColumns({ unjudged, experiment, missed }: Report): Column<{ readonly depth: number }>[] {
  if (unjudged === undefined) return [];
  const { name } = judged(missed.cutoff);
  return (["control", "treatment"] as const).map((side) => ({
    head: `${name} ${experiment[side]}`,
    align: "right",
    cell: ({ depth }) => formatScore(unjudged.shares.find((shares) => shares.depth === depth)?.[side]),
  }));
}
