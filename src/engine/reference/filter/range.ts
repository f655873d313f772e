import type { Json } from "../../../domain.ts";
import { parseDatetime } from "../../../qdrant-rules/datetime.ts";
import { isInRange, type Range } from "../../../qdrant-rules/is-in-range.ts";
import type { FieldCondition } from "../../server/filter.ts";
import type { ValueTest } from "./match-test.ts";

type RangeClause = NonNullable<FieldCondition["range"]>;

/** Bounds that are numbers pass numbers, bounds that are dates pass texts that are dates. */
export function rangeTest(range: RangeClause): ValueTest {
  const wanted = Object.values(range).some((bound) => typeof bound === "string") ? "string" : "number";
  const numeric = numericRangeTest(range);
  return (value) => typeof value === wanted && numeric(value);
}

/**
 * Numbers and dates on one scale, dates in microseconds: how a numeric index compares what it holds with any bounds. (To
 * a float index of Qdrant a date before 1970 is greater than any number, by an overflow that is not repeated here.)
 */
export function numericRangeTest(range: RangeClause): ValueTest {
  const bounds: Range<number> = Object.fromEntries(
    Object.entries(range).map(([name, bound]) => [name, toNumber(bound)]),
  );
  return (value) => {
    const number = toNumber(value);
    return number !== undefined && isInRange(bounds, number);
  };
}

/** A number, or a date in microseconds; undefined for everything else. */
export function toNumber(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" ? parseDatetime(value) : undefined;
}
