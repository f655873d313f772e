import { formatCount } from "./format-number.ts";
import type { Column } from "./markdown-table.ts";
import type { Report } from "./report.ts";

/** The first column of a table with one row a depth; the recommended depth is in bold. */
export function depthColumn({ recommendation }: Report): Column<{ readonly depth: number }> {
  return {
    head: "depth M",
    align: "right",
    cell: ({ depth }) => formatCount(depth),
    bold: ({ depth }) => depth === recommendation.depth,
  };
}
