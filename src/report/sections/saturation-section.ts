import type { Ties } from "../../analysis/formula/saturation.ts";
import { formatCount, formatFixed, formatShare } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";
import { tieParagraph } from "./ties-section.ts";

/** What ranking by a probability costs, which has fewer 32-bit values than its logit. */
export function saturationSection(report: Report): string {
  const { depth, lowestLogit, highestLogit, overflows, sigmoid, logit } = report.saturation;
  type Row = { readonly form: string } & Ties;
  const cuts = sigmoid.cuts.map(
    ({ cutoff }, i): Column<Row> => ({
      head: `queries tied across the cut at ${cutoff}`,
      align: "right",
      cell: ({ cuts }) => formatShare(cuts[i]!.share),
    }),
  );
  const table = markdownTable<Row>(
    [
      { head: "form", align: "left", cell: ({ form }) => form },
      { head: "tied candidates", align: "right", cell: ({ candidates }) => formatShare(candidates) },
      ...cuts,
    ],
    [
      { form: "sigmoid", ...sigmoid },
      { form: "logit", ...logit },
    ],
  );
  const overflow =
    overflows === 0
      ? "none is below −709, where Qdrant refuses to compute the sigmoid"
      : `${formatCount(overflows)} are below −709, where Qdrant refuses to compute the sigmoid`;
  return `## What the sigmoid costs

The logits of the formula at depth ${formatCount(depth)} go from ${formatFixed(lowestLogit, 1)} to ${formatFixed(highestLogit, 1)}; ${overflow}. Among equal 32-bit scores Qdrant's order is chance.

${table}

${tieParagraph(report)}`;
}
