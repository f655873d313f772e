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

  /** Adds the key below which the error happened. */
  enter(key: string): this {
    if (this.message === MISSING) this.message = `${MISSING} \`${key}\``;
    else this.path.unshift(key);
    return this;
  }
}

const MISSING = "missing field";

/** Refuses a value of the wrong type, or a missing one. */
export function fail(value: unknown, expected: string): never {
  throw new FormatError(
    value === undefined ? MISSING : `invalid type: ${describe(value)}, expected ${expected}`,
  );
}

/** What serde calls a value that it did not expect. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "sequence";
  switch (typeof value) {
    case "boolean":
      return `boolean \`${value}\``;
    case "number":
      return Number.isInteger(value) ? `integer \`${value}\`` : `floating point \`${value}\``;
    case "string":
      return `string ${JSON.stringify(value)}`;
    default:
      return "map";
  }
}
