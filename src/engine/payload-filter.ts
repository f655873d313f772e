import type { Item, Json } from "../domain.ts";
import type { IndexType } from "../qdrant-rules/index-holds.ts";
import { compileFilter } from "./reference/filter/compile-filter.ts";
import { listedValues } from "./reference/filter/match-test.ts";
import { createPayloadIndex } from "./reference/payload/create-payload-index.ts";
import { type JsonPath, parseJsonPath } from "./reference/payload/json-path.ts";
import { filter as filterDecoder } from "./server/decode/decode-filter.ts";
import { decodeBody } from "./server/decode-body.ts";
import type { Condition, FieldCondition, Filter } from "./server/filter.ts";

/** A payload path of a filter, and the index that serves its conditions. */
export interface FilterPath {
  /** In Qdrant's JSON path syntax. */
  readonly path: string;
  /** The nested keys that the path spells. */
  readonly keys: readonly string[];
  readonly index: Exclude<IndexType, "text" | "uuid">;
}

/** A filter as the reference engine understands it, for those who ask it of items that are in no collection. */
export interface PayloadFilter {
  /** The paths to index: those that lead by keys alone, and of whose conditions all want the same index. */
  readonly paths: readonly FilterPath[];
  /** The names of the vectors that it asks items for. */
  readonly vectors: readonly string[];
  /** Whether an item passes in a collection that has these indexes. */
  readonly test: (item: FilteredItem) => boolean;
}

/** What a filter may ask of an item; of its vectors, which there are. */
export type FilteredItem = Pick<Item, "id" | "payload" | "vectors">;

/**
 * Reads a filter as REST takes it.
 *
 * @throws QdrantError as Qdrant refuses a filter that is none.
 */
export function readPayloadFilter(json: Json): PayloadFilter {
  const filter = decodeBody(JSON.stringify(json), filterDecoder);
  const conditions = [...leafConditions(filter)];
  const paths = indexedPaths(conditions.filter((condition) => "key" in condition));
  const indexes = new Map(
    paths.map(({ path, index }) => {
      const parsed = parseJsonPath(path)!;
      return [parsed.text, createPayloadIndex(parsed, { type: index })];
    }),
  );
  const vectors = conditions.flatMap((condition) => ("has_vector" in condition ? condition.has_vector : []));
  const slots = new Map<Item["id"], number>();
  let asked: FilteredItem["vectors"];
  const test = compileFilter(filter, {
    indexOn: ({ text }) => indexes.get(text),
    slotOf: (id) => {
      const slot = slots.get(id) ?? slots.size;
      slots.set(id, slot);
      return slot;
    },
    hasVector: (name) => asked !== undefined && Object.hasOwn(asked, name),
  });
  return {
    paths,
    vectors,
    test({ id, payload, vectors }) {
      asked = vectors;
      return test(payload, slots.get(id) ?? -1);
    },
  };
}

/** All conditions of a filter but its own filters; what is inside nested objects, which no index serves, stays there. */
function* leafConditions(filter: Filter): Generator<Exclude<Condition, Filter>> {
  const { must = [], should = [], must_not: mustNot = [], min_should: minShould } = filter;
  for (const condition of [...must, ...should, ...mustNot, ...(minShould?.conditions ?? [])]) {
    if (isFilter(condition)) yield* leafConditions(condition);
    else yield condition;
  }
}

function isFilter(condition: Condition): condition is Filter {
  return !["key", "is_empty", "is_null", "has_id", "has_vector", "nested"].some((kind) => kind in condition);
}

function indexedPaths(conditions: readonly FieldCondition[]): FilterPath[] {
  const byPath = new Map<string, { readonly path: JsonPath; readonly wanted: Set<FilterPath["index"]> }>();
  for (const condition of conditions) {
    const path = parseJsonPath(condition.key);
    const index = servingIndex(condition);
    if (path === undefined || index === undefined) continue;
    const known = byPath.get(path.text) ?? { path, wanted: new Set() };
    byPath.set(path.text, known);
    known.wanted.add(index);
  }
  return [...byPath.values()].flatMap(({ path: { text, steps }, wanted }) => {
    const [index, ...others] = wanted;
    const isPlain = steps.every((step) => typeof step === "string");
    return isPlain && others.length === 0 ? [{ path: text, keys: steps as string[], index: index! }] : [];
  });
}

function servingIndex({ match, range, ...geo }: FieldCondition): FilterPath["index"] | undefined {
  if (match !== undefined) {
    const values = listedValues(match);
    if (values === undefined) return undefined; // words are looked for in the payload
    if (values.every((value) => typeof value === "string")) return "keyword";
    return values.every((value) => typeof value === "boolean") ? "bool" : "integer";
  }
  if (range !== undefined) {
    return Object.values(range).some((bound) => typeof bound === "string") ? "datetime" : "float";
  }
  const { geo_radius: circle, geo_bounding_box: box, geo_polygon: polygon } = geo;
  return (circle ?? box ?? polygon) ? "geo" : undefined;
}
