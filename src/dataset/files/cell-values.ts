import { parseJson } from "../../parse-json.ts";
import { show } from "../../read-json.ts";
import type { CellTypes } from "./columns-format.ts";

/** The types that a column of text can have. */
export type CellType = CellTypes[string];

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const CODE = /^[+-]?0\d/;
const WHOLE = /^[+-]?\d+$/;
const BOOLEAN = /^(?:true|false)$/i;

/** What pandas, R and databases write where there is nothing. */
const NOTHING = /^(?:nan|null|none|na|n\/a|<na>|\\n)$/i;

/** What the cells of a column look like; a column is what all of its cells are. */
export type CellLook = "number" | "code" | "boolean" | "brackets" | "nothing" | "text";

/** What one cell, which is not empty, looks like. */
export function lookOf(cell: string): CellLook {
  const first = cell.charCodeAt(0);
  if (first === 0x5b || first === 0x7b) return "brackets";
  if (NUMBER.test(cell)) return isExact(cell) ? "number" : "code";
  if (BOOLEAN.test(cell)) return "boolean";
  return NOTHING.test(cell) ? "nothing" : "text";
}

/** Whether a text of digits is a number, and not a code such as 007 or an id that no number holds. */
function isExact(cell: string): boolean {
  return !CODE.test(cell) && (!WHOLE.test(cell) || Number.isSafeInteger(Number(cell)));
}

/**
 * The value of a cell of a given type; undefined where there is nothing.
 *
 * @throws SyntaxError that says in a sentence without subject what is wrong.
 */
export function cellValue(cell: string, type: CellType): unknown {
  if (cell === "") return undefined;
  if (type === "text") return cell;
  if (NOTHING.test(cell)) return undefined;
  switch (type) {
    case "number":
      if (NUMBER.test(cell) && Number.isFinite(Number(cell))) return Number(cell);
      throw new SyntaxError(`must be a finite number, got ${show(cell)}`);
    case "boolean":
      if (BOOLEAN.test(cell)) return cell.toLowerCase() === "true";
      throw new SyntaxError(`must be true or false, got ${show(cell)}`);
    case "list":
      return cell.startsWith("[") ? parseList(cell) : cell.split("|");
    case "json":
      return parseJson(cell, { exactIntegers: true });
  }
}

/** A list, as JSON or as numpy prints one: numbers with spaces between them. */
function parseList(cell: string): unknown {
  try {
    return parseJson(cell, { exactIntegers: true });
  } catch (error) {
    const numbers = /^\[([^\]'"]*)\]$/.exec(cell)?.[1];
    if (numbers === undefined) throw error;
    return parseNumbers(numbers);
  }
}

function parseNumbers(text: string): number[] {
  const words = text.split(/[\s,;|]+/).filter((word) => word !== "");
  const bad = words.find((word) => !NUMBER.test(word));
  if (bad !== undefined) throw new SyntaxError(`must be numbers, got ${show(bad)} among them`);
  return words.map(Number);
}

/**
 * The value of a cell that holds a field: texts stay as they are, numbers, vectors and JSON are read. What is no number where
 * one is wanted stays as it is, for the reader of the field to refuse.
 *
 * @throws SyntaxError as `cellValue` does.
 */
export function fieldValue(cell: string, field: string): unknown {
  if (cell === "") return undefined;
  switch (field) {
    case "label":
    case "propensity":
    case "time":
      return NUMBER.test(cell) ? Number(cell) : cell;
    case "vector":
      return vectorOf(cell);
    case "vectors":
    case "payload":
    case "affinities":
    case "attributes":
      return cellValue(cell, "json");
    default:
      if (!field.startsWith("vectors.")) return cell;
      return cell.startsWith("{") ? cellValue(cell, "json") : vectorOf(cell);
  }
}

/** A cell that is no vector stays as it is, for the reader of vectors to refuse. */
function vectorOf(cell: string): unknown {
  try {
    return cell.startsWith("[") ? parseList(cell) : parseNumbers(cell);
  } catch {
    return cell;
  }
}
