import { markdownText } from "./markdown-text.ts";

/** A column of a markdown table. */
export interface Column<Row> {
  readonly head: string;
  /** Numbers are aligned right, words left. */
  readonly align: "left" | "right";
  /** Plain text, which may come from data: markup in it is shown, not obeyed. */
  readonly cell: (row: Row) => string;
  /** Which rows have this cell in bold. */
  readonly bold?: (row: Row) => boolean;
}

/** Renders a table whose columns also line up as plain text. */
export function markdownTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const heads = columns.map(({ head }) => markdownText(head));
  const cells = rows.map((row) => columns.map((column) => cellText(column, row)));
  const widths = heads.map((head, i) =>
    cells.reduce((width, line) => Math.max(width, line[i]!.length), Math.max(3, head.length)),
  );
  const pad = (text: string, i: number) =>
    columns[i]!.align === "right" ? text.padStart(widths[i]!) : text.padEnd(widths[i]!);
  const line = (texts: readonly string[]) => `| ${texts.map(pad).join(" | ")} |`;
  const rule = columns.map(({ align }, i) =>
    align === "right" ? `${"-".repeat(widths[i]! - 1)}:` : "-".repeat(widths[i]!),
  );
  return [line(heads), `| ${rule.join(" | ")} |`, ...cells.map(line)].join("\n");
}

function cellText<Row>({ cell, bold }: Column<Row>, row: Row): string {
  const text = markdownText(cell(row));
  return bold?.(row) ? `**${text}**` : text;
}
