import type { ListScore } from "../../analysis/lists/beyond-accuracy.ts";
import { SHORT_HEAD } from "../../metrics/popularity-share.ts";
import { formatCount, formatPercent, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** What each measure says, by the first word of its name; in the order of the table. */
const MEANINGS: readonly (readonly [name: string, meaning: string])[] = [
  ["Coverage", "the share of the items that any query may be given which any query shows"],
  ["Novelty", "how little known the shown items are, in bits"],
  [
    "PopularityShare",
    `the share of them that is among the ${formatPercent(SHORT_HEAD)} of items that most users met in training`,
  ],
  ["ILD", "how unlike each other the topics of one list are, from 0 to 1"],
];

/** What the treatment does to the lists beside their hits. */
export function beyondAccuracySection({ beyondAccuracy, experiment }: Report): string {
  const { depth, cutoff, scores } = beyondAccuracy;
  const table = markdownTable<ListScore>(
    [
      { head: "measure", align: "left", cell: ({ measure }) => measure },
      { head: experiment.control, align: "right", cell: ({ control }) => formatScore(control) },
      { head: experiment.treatment, align: "right", cell: ({ treatment }) => formatScore(treatment) },
    ],
    scores,
  );
  const meanings = MEANINGS.filter(([name]) => scores.some(({ measure }) => measure.startsWith(name)));
  return `## What the lists are like

The first ${formatCount(cutoff)} items at depth ${formatCount(depth)}, whether or not they hit. ${meanings.map(([name, meaning]) => `${name} is ${meaning}`).join("; ")}.

${table}`;
}
