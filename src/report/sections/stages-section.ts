import type { StageSummary } from "../../analysis/stages/summarize-stages.ts";
import { depthColumn } from "../depth-column.ts";
import { findExamined, findHeadline, findHeadlineStages } from "../find-score.ts";
import { formatCount, formatScore, formatShare } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Where the hits are lost that the treatment's list lacks, and what re-ranking could still gain. */
export function stagesSection(report: Report): string {
  const { control, treatment, headline } = report.experiment;
  if (findExamined(report) !== treatment) return "";
  return `## Which stage loses the hits

Where the missing ${headline} of ${treatment} goes: candidates that ${treatment} ranks too low (order), relevant items that the search missed (search) or that are not among the M nearest (depth), and too few relevant items to fill the list (scarcity); each row adds up to 1. The possible gain is what a perfect order of the candidates gains over ${control}.${luckNote(report)}

${stagesTable(report)}

![Which stage loses the hits, by depth](stages.svg)`;
}

function luckNote({ stages }: Report): string {
  return stages.some(({ losses }) => losses.search < 0)
    ? " A loss below 0 is a gain: relevant items came back that are not among the M nearest of all."
    : "";
}

function stagesTable(report: Report): string {
  const { depths, headline, treatment } = report.experiment;
  const loss = (head: keyof StageSummary["losses"]): Column<StageSummary> => ({
    head,
    align: "right",
    cell: ({ losses }) => formatScore(losses[head]),
  });
  return markdownTable<StageSummary>(
    [
      depthColumn(report),
      {
        head: `${headline} ${treatment}`,
        align: "right",
        cell: ({ depth }) => formatScore(findHeadline(report, treatment, depth).mean),
      },
      loss("order"),
      loss("search"),
      loss("depth"),
      loss("scarcity"),
      {
        head: "share of the possible gain achieved",
        align: "right",
        cell: ({ headroom: { captured } }) =>
          captured === undefined
            ? "–"
            : `${formatShare(captured.ratio)} (${formatShare(captured.low)} to ${formatShare(captured.high)})`,
      },
      {
        head: "queries with nothing to gain",
        align: "right",
        cell: ({ headroom }) => formatCount(headroom.queriesWithout),
      },
    ],
    depths.map((depth) => findHeadlineStages(report, depth)),
  );
}
