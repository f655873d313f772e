import type { PrefetchParity } from "../../analysis/formula/prefetch-parity.ts";
import { computesOtherScores } from "../findings/find-doubts.ts";
import { formatCount, formatTiny } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Whether the engine computes what was trained. */
export function paritySection(report: Report): string {
  const { parity, prefetchParity, missed } = report;
  const table = markdownTable(
    [
      { head: "depth M", align: "right", cell: ({ depth }) => formatCount(depth) },
      { head: "scores", align: "right", cell: ({ candidates }) => formatCount(candidates) },
      { head: "different", align: "right", cell: ({ different }) => formatCount(different) },
      {
        head: "largest difference",
        align: "right",
        cell: ({ largestDifference }) => formatTiny(largestDifference),
      },
      { head: "mean difference", align: "right", cell: ({ meanDifference }) => formatTiny(meanDifference) },
      { head: "inverted pairs", align: "right", cell: ({ inversions }) => formatCount(inversions) },
      {
        head: `other top ${missed.cutoff}`,
        align: "right",
        cell: ({ otherTop }) => formatCount(otherTop),
      },
      {
        head: "beyond 32-bit ties",
        align: "right",
        cell: ({ otherTopBeyondTies }) => formatCount(otherTopBeyondTies),
      },
    ],
    parity,
  );
  return `## Does Qdrant compute what was trained?

${verdictOf(report)}${sayModels(report)} Every returned score was computed again from the weights, the payload and the prefetch score, and compared as a 32-bit number. ${prefetchVerdict(prefetchParity)}

${table}`;
}

function verdictOf(report: Report): string {
  const parity = [...report.parity, ...(report.parityOfFolds ?? [])];
  if (computesOtherScores(report)) {
    const beyond = parity.reduce((sum, { beyondRounding }) => sum + beyondRounding, 0);
    return `**No: some results differ from the model's, by more than rounding (${formatCount(beyond)} scores).**`;
  }
  return parity.every(({ different }) => different === 0)
    ? "Yes, to the last bit."
    : "Yes, but for the last bits of some scores.";
}

/** Which models were checked, where there are several. */
function sayModels({ parityOfFolds }: Report): string {
  if (parityOfFolds === undefined) return "";
  const scores = parityOfFolds.reduce((sum, { candidates }) => sum + candidates, 0);
  const different = parityOfFolds.reduce((sum, one) => sum + one.different, 0);
  return ` The table is of the model of all queries, which \`model.json\` holds; of the ${formatCount(scores)} scores by the models of the folds, which judged, ${different === 0 ? "none is" : `${formatCount(different)} are`} different.`;
}

function prefetchVerdict({ scores, beyondRounding, largestDifference, precision }: PrefetchParity): string {
  const compared = `${formatCount(scores)} of them were compared with the similarities of the dataset's vectors`;
  if (beyondRounding === 0) {
    return `The prefetch scores are right as well: ${compared}, and none is off by more than ${formatTiny(precision)} of the vectors' lengths.`;
  }
  return `**The prefetch scores are wrong: ${compared}, and ${formatCount(beyondRounding)} are off by more than ${formatTiny(precision)} of the vectors' lengths, up to ${formatTiny(largestDifference)}.** The collection holds other vectors, or something changes the scores on their way.`;
}
