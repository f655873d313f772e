import { MUCH_CORRELATION } from "../../analysis/formula/correlated-features.ts";
import { comparisonColumns } from "../comparison-columns.ts";
import { formatCount, formatPercent, formatScore, formatShare } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import { nameColumns } from "../name-columns.ts";
import type { Report } from "../report.ts";

/** What the ranking loses without each feature. */
export function ablationSection({ ablation, recommendation, experiment }: Report): string {
  if (ablation.length === 0) return "";
  const { measure, depth } = recommendation;
  const table = markdownTable(
    [
      {
        head: "left out",
        align: "left",
        cell: ({ without, together }) => (together ? without.join(" with ") : nameColumns(without)),
      },
      { head: measure, align: "right", cell: ({ mean }) => formatScore(mean) },
      ...comparisonColumns(experiment.confidence),
      {
        head: "loses at most",
        align: "right",
        cell: ({ lossAtMost }) => (lossAtMost === undefined ? "–" : formatShare(lossAtMost)),
      },
    ],
    ablation,
  );
  return `## What each feature is worth

Each was left out in turn, the model trained again and the queries ranked again at depth ${formatCount(depth)}; differences are to the formula with all features.${sayTogether(ablation)} What is lost at most is a one-sided ${formatPercent(experiment.confidence)} bound, corrected for the number of rows. Test queries judge and do not choose: what is left out because of them has to be judged by others.

${table}`;
}

function sayTogether(ablation: Report["ablation"]): string {
  return ablation.some(({ together }) => together)
    ? ` Features that correlate by ${MUCH_CORRELATION} and more, which can do each other's work, were left out together as well.`
    : "";
}
