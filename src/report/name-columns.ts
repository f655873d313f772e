/**
 * Names columns that belong together by the first of them.
 *
 * @example nameColumns(["year < 1980", "year >= 1980"]) // "year < 1980 and 1 more"
 */
export function nameColumns([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
