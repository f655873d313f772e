import { Help } from "@commander-js/extra-typings";

/**
 * Breaks lines at words, so that a terminal need not break them inside of one; colours count nothing.
 *
 * @param width Columns of the terminal; undefined where nobody reads it there, and lines stay whole.
 */
export function wrapLines(text: string, width: number | undefined): string {
  return width === undefined ? text : new Help().boxWrap(text, width);
}
