import { inputError } from "../../errors.ts";
import { show } from "../../read-json.ts";
import { type CellLook, type CellType, cellValue, lookOf } from "./cell-values.ts";

/** What was seen of one column. */
interface Seen {
  readonly counts: { [look in CellLook]: number };
  /** The first cell that looks so, and its row. */
  readonly first: { [look in CellLook]?: { readonly row: number; readonly cell: string } };
  /** The first cell in brackets that is no JSON. */
  broken?: { readonly row: number; readonly cell: string };
}

/**
 * Finds the types of columns of text from all of their cells: numbers, where every cell is one, none a code such as 007;
 * true and false; lists and objects of JSON; else text. Empty cells, NaN and null are nothing.
 */
export function createTypeFinder(columns: readonly string[]) {
  const seen = columns.map(
    (): Seen => ({
      counts: { number: 0, code: 0, boolean: 0, brackets: 0, nothing: 0, text: 0 },
      first: {},
    }),
  );
  return {
    /** Looks at the cells of a row, aligned with the columns. */
    see(row: number, cells: readonly string[]): void {
      cells.forEach((cell, i) => {
        if (cell === "") return;
        const column = seen[i]!;
        const look = lookOf(cell);
        column.counts[look] += 1;
        column.first[look] ??= { row, cell };
        if (look === "brackets" && column.broken === undefined && !isJson(cell))
          column.broken = { row, cell };
      });
    },
    /**
     * The types, aligned with the columns.
     *
     * @throws HarnessError `input` naming the columns that are nearly of numbers, or of JSON, and their first other cell.
     */
    types(path: string): CellType[] {
      const problems: string[] = [];
      const types = seen.map((column, i) => {
        const name = columns[i]!;
        const problem = doubtOf(column);
        if (problem !== undefined) {
          problems.push(
            `${path}:${problem.row}: ${name} ${problem.what}, got ${show(problem.cell)}; correct it, or say in dataset.json what the column holds: "types": { ${JSON.stringify(name)}: "text" }`,
          );
        }
        return typeOf(column);
      });
      if (problems.length > 0) throw inputError(problems);
      return types;
    },
  };
}

function typeOf({ counts: { number, code, boolean, brackets, text } }: Seen): CellType {
  if (code > 0 || text > 0) return "text";
  const kinds = [number, boolean, brackets].filter((count) => count > 0);
  if (kinds.length !== 1) return "text";
  return number > 0 ? "number" : boolean > 0 ? "boolean" : "json";
}

/** Why nobody can tell what a column holds: most of its cells are of one kind, and some are of another. */
function doubtOf({ counts, first, broken }: Seen): { row: number; cell: string; what: string } | undefined {
  const { number, code, boolean, brackets, text } = counts;
  const total = number + code + boolean + brackets + text;
  if (code === 0 && number > total / 2 && number < total) {
    return {
      ...(first.text ?? first.boolean ?? first.brackets)!,
      what: "must be a number, as most of the column is",
    };
  }
  if (brackets > total / 2 && broken !== undefined) {
    return { ...broken, what: "must be JSON, as it begins so" };
  }
  return undefined;
}

function isJson(cell: string): boolean {
  try {
    cellValue(cell, "json");
    return true;
  } catch {
    return false;
  }
}
