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

const MISSING = "missing field";

/** Refuses a value of the wrong type, or a missing one. */
export function fail(value: unknown, expected: string): never {
  if (value === undefined) throw new FormatError(MISSING, "end");
  throw new FormatError(`invalid type: ${describe(value)}, expected ${expected}`, "value");
}

/** What serde calls a value that it did not expect. */
function describe(value: unknown): string {
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
