import pc from "picocolors";
import type { Column } from "../report/markdown-table.ts";
import { visibleText } from "../visible-text.ts";

const BETWEEN = "  ";

/** A table for the terminal: columns that line up, a line under their heads, and no other marks. */
export function plainTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const heads = columns.map(({ head }) => visibleText(head));
  const cells = rows.map((row) => columns.map(({ cell }) => visibleText(cell(row))));
  const widths = heads.map((head, i) =>
    cells.reduce((width, line) => Math.max(width, line[i]!.length), head.length),
  );
  const pad = (text: string, i: number) =>
    columns[i]!.align === "right" ? text.padStart(widths[i]!) : text.padEnd(widths[i]!);
  const body = cells.map((line, row) =>
    line.map((text, i) => {
      const padded = pad(text, i);
      return columns[i]!.bold?.(rows[row]!) ? pc.bold(padded) : padded;
    }),
  );
  const rule = widths.map((width) => "─".repeat(width));
  return [heads.map(pad), rule, ...body].map((line) => line.join(BETWEEN).trimEnd()).join("\n");
}
