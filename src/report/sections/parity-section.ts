import type { PrefetchParity } from "../../analysis/formula/prefetch-parity.ts";
import { computesOtherScores } from "../findings/find-doubts.ts";
import { formatCount, formatTiny } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** Whether the engine computes what was trained. */
export function paritySection({ parity, prefetchParity, missed }: Report): string {
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

${verdictOf(parity)} Every returned score was computed again from the weights, the payload and the prefetch score, and compared as a 32-bit number. ${prefetchVerdict(prefetchParity)}

${table}`;
}

function verdictOf(parity: Report["parity"]): string {
  if (computesOtherScores(parity)) {
    const beyond = parity.reduce((sum, { beyondRounding }) => sum + beyondRounding, 0);
    return `**No: some results differ from the model's, by more than rounding (${formatCount(beyond)} scores).**`;
  }
  return parity.every(({ different }) => different === 0)
    ? "Yes, to the last bit."
    : "Yes, but for the last bits of some scores.";
}

function prefetchVerdict({ scores, beyondRounding, largestDifference, precision }: PrefetchParity): string {
  const compared = `${formatCount(scores)} of them were compared with the similarities of the dataset's vectors`;
  if (beyondRounding === 0) {
    return `The prefetch scores are right as well: ${compared}, and none is off by more than ${formatTiny(precision)} of the vectors' lengths.`;
  }
  return `**The prefetch scores are wrong: ${compared}, and ${formatCount(beyondRounding)} are off by more than ${formatTiny(precision)} of the vectors' lengths, up to ${formatTiny(largestDifference)}.** The collection holds other vectors, or something changes the scores on their way.`;
}
