/**
 * Whether a parsed JSON value is one that serde_json would not have parsed: lists and maps nested deeper than `depth`,
 * where an empty one is a level too, or a number beyond 64-bit floats, which JavaScript reads as infinite.
 */
export function isBeyondSerde(value: unknown, depth: number): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value !== "object" || value === null) return false;
  if (depth <= 0) return true;
  // A plain loop, and no copies: vectors are most of what comes.
  const values: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const each of values) {
    if (typeof each === "number" ? !Number.isFinite(each) : isBeyondSerde(each, depth - 1)) return true;
  }
  return false;
}
