import Papa from "papaparse";
import { inputError } from "../../errors.ts";
import { offerLines, readBlocks } from "../../text-file/read-blocks.ts";
import { type CellType, cellValue, fieldValue } from "./cell-values.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { createTypeFinder } from "./infer-types.ts";
import type { OpenRows, RawRecord, Report, SourceRow } from "./row-source.ts";

/** The cells of a row, and the line on which it begins. */
type CsvRow = readonly [line: number, cells: readonly string[]];

/** A cell of several lines is no longer than this; what is longer is a quote that nobody closed. */
const LONGEST_CELL = 1 << 22;

/**
 * Opens a CSV or TSV file, as text or gzipped, its first row the names of the columns, as RFC 4180 has it: cells with
 * separators, line ends or quotes are quoted, and quotes in them doubled. The separator of CSV may be a semicolon.
 */
export const openCsv: OpenRows = async (path, { ifMissing, planColumns }) => {
  const rows = () => csvRows(path, ifMissing);
  const header = await firstRow(rows());
  if (header === undefined) throw inputError(`${path}: is empty; the names of its columns are needed`);
  const [, names] = header;
  checkHeader(path, header);
  const plan = planColumns(names.filter((name) => name !== ""));
  const readers = await cellReaders(path, names, plan, rows);

  async function* batches() {
    let isEmpty = true;
    for await (const batch of withoutHeader(rows())) {
      isEmpty &&= batch.length === 0;
      yield batch.map(
        ([line, cells]): SourceRow => ({
          number: line,
          read: (report) => toRecord(cells, names, readers, plan, report),
        }),
      );
    }
    if (isEmpty) throw inputError(`${path}: is empty; at least one row is needed after its header`);
  }
  return { plan, rows: batches() };
};

/** What reads the cells of each column; undefined where nobody wants them. */
type CellReader = ((cell: string) => unknown) | undefined;

async function cellReaders(
  path: string,
  names: readonly string[],
  plan: ColumnPlan,
  rows: () => AsyncIterable<readonly CsvRow[]>,
): Promise<CellReader[]> {
  const open = names.flatMap((name, i) =>
    name !== "" && plan.isGathered(name) && !Object.hasOwn(plan.types, name) ? [i] : [],
  );
  const types = new Map<number, CellType>();
  if (open.length > 0) {
    const finder = createTypeFinder(open.map((i) => names[i]!));
    for await (const batch of withoutHeader(rows())) {
      for (const [line, cells] of batch)
        finder.see(
          line,
          open.map((i) => cells[i] ?? ""),
        );
    }
    for (const [i, type] of finder.types(path).entries()) types.set(open[i]!, type);
  }
  return names.map((name, i): CellReader => {
    const declared = Object.hasOwn(plan.types, name) ? plan.types[name] : undefined;
    const field = plan.fieldOf(name);
    if (field !== undefined) {
      return declared === undefined ? (cell) => fieldValue(cell, field) : (cell) => cellValue(cell, declared);
    }
    if (name === "" || !plan.isGathered(name)) return undefined;
    const type = declared ?? types.get(i)!;
    return (cell) => cellValue(cell, type);
  });
}

function toRecord(
  cells: readonly string[],
  names: readonly string[],
  readers: readonly CellReader[],
  plan: ColumnPlan,
  report: Report,
): RawRecord | undefined {
  if (cells.length !== names.length) {
    report(`has ${cells.length} cells, the header has ${names.length}; quote cells that hold the separator`);
    return undefined;
  }
  const row: [string, unknown][] = [];
  cells.forEach((cell, i) => {
    const read = readers[i];
    if (read === undefined) return;
    try {
      const value = read(cell);
      if (value !== undefined) row.push([names[i]!, value]);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      report(`${names[i]!} ${error.message}`);
    }
  });
  return plan.toRecord(Object.fromEntries(row), report);
}

function checkHeader(path: string, [line, names]: CsvRow): void {
  const twice = names.find((name, i) => name !== "" && names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw inputError(
      `${path}:${line}: two columns are called ${JSON.stringify(twice)}; give each its own name`,
    );
  }
}

async function firstRow(batches: AsyncIterable<readonly CsvRow[]>): Promise<CsvRow | undefined> {
  for await (const [first] of batches) if (first !== undefined) return first;
  return undefined;
}

async function* withoutHeader(batches: AsyncIterable<readonly CsvRow[]>): AsyncGenerator<readonly CsvRow[]> {
  let isFirst = true;
  for await (const batch of batches) {
    yield isFirst && batch.length > 0 ? batch.slice(1) : batch;
    isFirst &&= batch.length === 0;
  }
}

/** All rows of a file but blank lines. */
async function* csvRows(path: string, ifMissing: string): AsyncGenerator<CsvRow[]> {
  const options = { ifMissing };
  const cursor = { line: 0 };
  let delimiter = /\.tsv(\.gz)?$/.test(path) ? "\t" : undefined;
  let rest = "";
  let line = 1;
  const parse = (text: string, isLast: boolean): CsvRow[] => {
    delimiter ??= delimiterOf(text);
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
    const wrong = errors.find(({ code }) => code === "InvalidQuotes" || code === "MissingQuotes");
    const whole = wrong === undefined ? data : data.slice(0, wrong.row);
    const rows: CsvRow[] = [];
    for (const cells of whole) {
      if (cells.length > 1 || cells[0] !== "") rows.push([line, cells]);
      line += linesOf(cells);
    }
    if (wrong === undefined) {
      line -= 1; // a text that ends with its last line is parsed as if an empty row came after it
      rest = "";
      return rows;
    }
    rest = fromLine(text, whole);
    if (wrong.code === "InvalidQuotes") {
      throw inputError(
        `${path}:${line}: has text after the closing quote of a cell; double a quote that is part of its text`,
      );
    }
    if (isLast || rest.length > LONGEST_CELL) {
      throw inputError(
        `${path}:${line}: has a quote that nothing closes; close it, or double it where it is part of a text`,
      );
    }
    return rows;
  };
  for await (const block of readBlocks(path, options, cursor)) {
    yield parse(rest + textOf(block, path, cursor), false);
  }
  if (rest !== "") yield parse(rest, true);
}

/** The text of a block, checked, its lines ending in \n. */
function textOf(block: Buffer, path: string, cursor: { line: number }): string {
  const lines: string[] = [];
  offerLines(block, path, { ifMissing: "" }, cursor, (bytes, start, end) => {
    lines.push(start === end ? "" : bytes.toString("utf8", start, end));
  });
  return `${lines.join("\n")}\n`;
}

/** The header says it: Excel writes semicolons where numbers have commas. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf("\n"));
  return header.includes(",") || !header.includes(";") ? "," : ";";
}

function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) lines += 1;
  }
  return lines;
}

/** The rest of a text after its first rows. */
function fromLine(text: string, rows: readonly (readonly string[])[]): string {
  let lines = 0;
  for (const cells of rows) lines += linesOf(cells);
  let at = 0;
  for (; lines > 0; lines--) at = text.indexOf("\n", at) + 1;
  return text.slice(at);
}
