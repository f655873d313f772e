import type { ItemId, Payload } from "../../../domain.ts";
import { isObject } from "../../../qdrant-rules/json-object.ts";
import type { Condition, Filter } from "../../server/filter.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import type { PayloadIndex } from "../payload/create-payload-index.ts";
import { EVERY, type JsonPath, parseJsonPath, valuesAt } from "../payload/json-path.ts";
import { compileFieldCondition, isEmptyAt, isNullAt } from "./field-condition.ts";

/** Decides on a point: by its payload, and by the slot that it has in its shard. */
export type PointTest = (payload: Payload, slot: number) => boolean;

/** What a filter may know of the points beside their payloads. */
export interface FilterScope {
  indexOn(path: JsonPath): PayloadIndex | undefined;
  slotOf(id: ItemId): number | undefined;
  hasVector(name: string, slot: number): boolean;
}

/**
 * Compiles a filter to a test: all of `must`, none of `must_not`, one of `should` unless that is empty, and `min_count`
 * of `min_should`.
 *
 * @throws QdrantError 400 for a path that is none; 501 where a full-text index would have to be asked.
 */
export function compileFilter(filter: Filter, scope: FilterScope): PointTest {
  const compile = (conditions: readonly Condition[] = []) =>
    conditions.map((condition) => compileCondition(condition, scope));
  const { must, must_not: mustNot, should = [], min_should: minShould } = filter;
  const tests = [...compile(must), ...compile(mustNot).map(not)];
  if (should.length > 0) tests.push(atLeast(1, compile(should)));
  if (minShould) tests.push(atLeast(minShould.min_count, compile(minShould.conditions)));
  const [only] = tests;
  return tests.length === 1 ? only! : (payload, slot) => tests.every((test) => test(payload, slot));
}

function not(test: PointTest): PointTest {
  return (payload, slot) => !test(payload, slot);
}

function atLeast(count: number, tests: readonly PointTest[]): PointTest {
  if (count === 1) return (payload, slot) => tests.some((test) => test(payload, slot));
  return (payload, slot) => tests.filter((test) => test(payload, slot)).length >= count;
}

/** Compiles one condition of a filter or of a formula; throws like `compileFilter`. */
export function compileCondition(condition: Condition, scope: FilterScope): PointTest {
  if ("key" in condition) {
    const path = requirePath(condition.key);
    return compileFieldCondition(condition, path, scope.indexOn(path));
  }
  if ("is_empty" in condition) return isEmptyAt(requirePath(condition.is_empty.key));
  if ("is_null" in condition) return isNullAt(requirePath(condition.is_null.key));
  if ("has_id" in condition) {
    const slots = new Set(condition.has_id.map((id) => scope.slotOf(id)));
    return (_payload, slot) => slots.has(slot);
  }
  if ("has_vector" in condition) return (_payload, slot) => scope.hasVector(condition.has_vector, slot);
  if ("nested" in condition) return compileNested(condition.nested);
  return compileFilter(condition, scope);
}

/** Inside a nested object there are no ids, no vectors and no indexes. */
const NESTED_SCOPE: FilterScope = {
  indexOn: () => undefined,
  slotOf: () => undefined,
  hasVector: () => false,
};

/** True where one object of the array at the key passes the filter by itself. */
function compileNested({ key, filter }: { readonly key: string; readonly filter: Filter }): PointTest {
  const path = requirePath(key);
  const elements: JsonPath =
    path.steps.at(-1) === EVERY ? path : { text: `${path.text}[]`, steps: [...path.steps, EVERY] };
  const test = compileFilter(filter, NESTED_SCOPE);
  return (payload, slot) =>
    valuesAt(payload, elements).some((element) => isObject(element) && test(element, slot));
}

/**
 * Parses a path of a request.
 *
 * @throws QdrantError 400 where it is none.
 */
export function requirePath(text: string): JsonPath {
  const path = parseJsonPath(text);
  if (path === undefined) throw wrongInput(`Invalid json path: '${text}'`);
  return path;
}
