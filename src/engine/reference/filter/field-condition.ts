import type { Json, Payload } from "../../../domain.ts";
import { readGeoPoint } from "../../../qdrant-rules/geo.ts";
import { isInRange } from "../../../qdrant-rules/is-in-range.ts";
import type { FieldCondition } from "../../server/filter.ts";
import type { PayloadIndex } from "../payload/create-payload-index.ts";
import { type JsonPath, valuesAt } from "../payload/json-path.ts";
import { areaTest } from "./geo-area.ts";
import { indexedTest } from "./indexed-condition.ts";
import { matchTest, type ValueTest } from "./match-test.ts";
import { rangeTest } from "./range.ts";

/** Decides on a payload. */
export type PayloadTest = (payload: Payload) => boolean;

/**
 * Compiles a condition on the values at one path. Where an index on the path can serve one of the clauses, that clause
 * alone decides, over the values that the index holds. Else the payload decides: an array passes where one of its
 * elements does, and several clauses are joined by "or".
 *
 * @throws QdrantError 501 for a text match that needs the tokenizer of a full-text index.
 */
export function compileFieldCondition(
  condition: FieldCondition,
  path: JsonPath,
  index: PayloadIndex | undefined,
): PayloadTest {
  const indexed = index && indexedTest(condition, index.params);
  if (indexed !== undefined) return (payload) => index!.read(payload).some(indexed);
  const { is_empty: empty, is_null: hasNull } = condition;
  if (index !== undefined && empty !== undefined) return (payload) => isEmptyAt(path)(payload) === empty;
  if (index !== undefined && hasNull !== undefined) return (payload) => isNullAt(path)(payload) === hasNull;
  const { passes, passesMissing } = valueTest(condition);
  return (payload) => {
    const values = valuesAt(payload, path);
    return values.length === 0 ? passesMissing : values.some(passes);
  };
}

/** Decides on what a payload holds at the path, and on a payload that holds nothing there. */
function valueTest(condition: FieldCondition): { passes: ValueTest; passesMissing: boolean } {
  const { values_count: count, is_empty: empty, is_null: hasNull } = condition;
  if (count !== undefined) {
    return { passes: (value) => isInRange(count, countOf(value)), passesMissing: isInRange(count, 0) };
  }
  if (empty !== undefined) return { passes: (value) => isEmpty(value) === empty, passesMissing: empty };
  if (hasNull !== undefined) return { passes: (value) => isNull(value) === hasNull, passesMissing: !hasNull };
  return { passes: anyElement(clauseTest(condition)), passesMissing: false };
}

/** Nothing there, or only null and []. */
export function isEmptyAt(path: JsonPath): PayloadTest {
  return (payload) => valuesAt(payload, path).every(isEmpty);
}

/** A null, or an array with one. */
export function isNullAt(path: JsonPath): PayloadTest {
  return (payload) => valuesAt(payload, path).some(isNull);
}

function isEmpty(value: Json): boolean {
  return countOf(value) === 0;
}

function isNull(value: Json): boolean {
  return value === null || (Array.isArray(value) && value.includes(null));
}

function countOf(value: Json): number {
  if (value === null) return 0;
  return Array.isArray(value) ? value.length : 1;
}

function anyElement(test: ValueTest): ValueTest {
  return (value) => (Array.isArray(value) ? value.some(test) : test(value));
}

function clauseTest(condition: FieldCondition): ValueTest {
  const tests: ValueTest[] = [];
  if (condition.match) tests.push(matchTest(condition.match));
  if (condition.range) tests.push(rangeTest(condition.range));
  const isInArea = areaTest(condition);
  if (isInArea) {
    tests.push((value) => {
      const point = readGeoPoint(value);
      return point !== undefined && isInArea(point);
    });
  }
  return (value) => tests.some((test) => test(value));
}
