/** What a spreadsheet would compute instead of showing it. */
const COMPUTED = /^[=+\-@\t\r](?!\d*\.?\d+$)/;

/** A text for a cell of CSV: one that a spreadsheet would take for a formula gets an apostrophe before it. */
export function spreadsheetText(text: string): string {
  return COMPUTED.test(text) ? `'${text}` : text;
}

/** The text that `spreadsheetText` was given. */
export function fromSpreadsheet(cell: string): string {
  return cell.startsWith("'") && COMPUTED.test(cell.slice(1)) ? cell.slice(1) : cell;
}
