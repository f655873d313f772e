/**
 * The value of a JSON text.
 *
 * @throws Error that says, without the text, that it is not JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(text === "" ? "it is empty" : "it is not JSON, or is cut off");
  }
}

/** Whether a JSON value is an object. */
export function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
