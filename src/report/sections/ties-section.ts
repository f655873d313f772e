import type { TieRange } from "../../scoring/tie-ranges.ts";
import { isTreatmentFormula } from "../find-score.ts";
import { formatCount, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** What the order of equal scores is worth, which is the engine's to choose: a part of the section on the form. */
export function tieParagraph(report: Report): string {
  const { ties, saturation, experiment } = report;
  const concerned = ties.filter(({ queriesAffected }) => queriesAffected > 0);
  const form = isTreatmentFormula(report) ? ` (${experiment.form})` : "";
  const order = `the order of ${experiment.treatment}${form} at depth ${formatCount(saturation.depth)}`;
  if (concerned.length === 0) {
    return `In ${order} no other order of equal scores changes any measure of any query.`;
  }
  const score = (key: "lowest" | "highest") => ({
    head: key,
    align: "right" as const,
    cell: (range: TieRange) => formatScore(range[key]),
  });
  const table = markdownTable<TieRange>(
    [
      { head: "measure", align: "left", cell: ({ measure }) => measure },
      {
        head: "queries concerned",
        align: "right",
        cell: ({ queriesAffected }) => formatCount(queriesAffected),
      },
      score("lowest"),
      { head: "expected", align: "right", cell: ({ expected }) => formatScore(expected) },
      score("highest"),
    ],
    concerned,
  );
  return `Between what the measures would lie if equal scores in ${order} came back in any other order, and what they would be on average:

${table}`;
}
