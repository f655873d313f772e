import { visibleJson } from "../visible-text.ts";

/**
 * A value as the files beside a report have it.
 *
 * @throws RangeError for a number that is not finite; see `checkFinite`.
 */
export function toJson(value: unknown): string {
  checkFinite(value);
  return `${visibleJson(JSON.stringify(value, null, 2))}\n`;
}

/**
 * Checks that every number of a result is finite: JSON would silently turn any other into null, and a table print "NaN".
 *
 * @throws RangeError naming the places of those that are not; a result that can be undefined must say so in words.
 */
export function checkFinite(result: unknown): void {
  const places = findNotFinite(result, "");
  if (places.length > 0) throw new RangeError(`results that are not finite: ${places.join(", ")}`);
}

/** Where a value holds such numbers: ".scores.0.mean is NaN". */
function findNotFinite(value: unknown, path: string): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => findNotFinite(part, `${path}.${key}`));
}
