/** Something that has the right form but not the right content; `path` leads to it, as `filter.must[0]`. */
export interface Issue {
  path: string;
  readonly text: string;
}

/**
 * Where serde_json says that a mistake is: at the `value` itself, `after` it, where the struct around it stood when
 * it heard of it, or at the `end` of the struct that lacks a field.
 */
export type Place = "value" | "after" | "end";

/** JSON of the wrong form, in the words of serde. */
export class FormatError extends Error {
  override readonly name = "FormatError";
  readonly place: Place;
  /** The keys that lead to the value at fault, outermost first. */
  readonly path: string[] = [];

  constructor(message: string, place: Place = "after") {
    super(message);
    this.place = place;
  }

  /** Adds the key below which the mistake was found. */
  enter(key: string): this {
    if (this.message === MISSING) this.message = `${MISSING} \`${key}\``;
    else this.path.unshift(key);
    return this;
  }
}

/**
 * A number that the type of its place cannot hold. Whoever sent it must be able to find it, so it keeps its path where
 * serde forgets that of other mistakes.
 */
export class NumberOutOfRange extends FormatError {
  readonly why: string;

  constructor(value: number, type: string) {
    super("number out of range");
    this.why = `${value} does not fit into ${type}`;
  }
}

/** Says a mistake in other words, or at another place, and forgets what led to it. */
export function reword(error: unknown, message?: string, place?: Place): unknown {
  if (!(error instanceof FormatError) || error instanceof NumberOutOfRange) return error;
  return new FormatError(message ?? error.message, place);
}

/** Spells a path of keys: `points[0].payload`. */
export function spellPath(path: readonly string[]): string {
  return path.reduce((text, key) => text + (text === "" || key.startsWith("[") ? key : `.${key}`), "");
}

/** Prints a number as serde prints a float: with a decimal point, without an exponent where it is an integer. */
export function spellFloat(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  return Number.isInteger(value) ? `${BigInt(value)}.0` : String(value);
}

const MISSING = "missing field";

/** Refuses a value of the wrong type, or a missing one. */
export function fail(value: unknown, expected: string): never {
  if (value === undefined) throw new FormatError(MISSING, "end");
  throw new FormatError(`invalid type: ${describe(value)}, expected ${expected}`, "value");
}

/** Whether serde_json reads a number without a decimal point as an integer: it has at most 64 bits. */
export function isInteger64(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 64;
}

/** What serde calls a value that it did not expect. */
function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "sequence";
  switch (typeof value) {
    case "boolean":
      return `boolean \`${value}\``;
    case "number":
      return isInteger64(value) ? `integer \`${value}\`` : `floating point \`${spellFloat(value)}\``;
    case "string":
      return `string ${JSON.stringify(value)}`;
    default:
      return "map";
  }
}
