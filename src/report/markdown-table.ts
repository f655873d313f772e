/** A column of a markdown table. */
export interface Column<Row> {
  readonly head: string;
  /** Numbers stand to the right, words to the left. */
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
}

/** Renders a table whose columns also line up as plain text. */
export function markdownTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row).replaceAll("|", "\\|")));
  const widths = columns.map(({ head }, i) =>
    Math.max(3, head.length, ...cells.map((line) => line[i]!.length)),
  );
  const pad = (text: string, i: number) =>
    columns[i]!.align === "right" ? text.padStart(widths[i]!) : text.padEnd(widths[i]!);
  const line = (texts: readonly string[]) => `| ${texts.map(pad).join(" | ")} |`;
  const rule = columns.map(({ align }, i) =>
    align === "right" ? `${"-".repeat(widths[i]! - 1)}:` : "-".repeat(widths[i]!),
  );
  return [line(columns.map(({ head }) => head)), `| ${rule.join(" | ")} |`, ...cells.map(line)].join("\n");
}
