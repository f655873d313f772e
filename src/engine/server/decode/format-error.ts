/** Something that has the right form but not the right content; `path` leads to it, as `filter.must[0]`. */
export interface Issue {
  path: string;
  readonly text: string;
}

/** JSON of the wrong form, in the words of serde. */
export class FormatError extends Error {
  override readonly name = "FormatError";
  /** The keys that lead to the value at fault, outermost first. */
  readonly path: string[] = [];

  /** Adds the key below which the mistake was found. */
  enter(key: string): this {
    if (this.message === MISSING) this.message = `${MISSING} \`${key}\``;
    else this.path.unshift(key);
    return this;
  }
}

/** A number that the type of its place cannot hold, which whoever sent it must be able to find. */
export class NumberOutOfRange extends FormatError {
  /** What is wrong with it, beside its path. */
  readonly why: string;

  constructor(value: number | string, type: string) {
    super("number out of range");
    this.why = `${value} does not fit into ${type}`;
  }
}

/** Says a mistake in other words. */
export function reword(error: unknown, message: string): unknown {
  if (!(error instanceof FormatError) || error instanceof NumberOutOfRange) return error;
  return new FormatError(message);
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
  if (value === undefined) throw new FormatError(MISSING);
  throw new FormatError(`invalid type: ${describe(value)}, expected ${expected}`);
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
