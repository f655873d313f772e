import { readGeoPoint } from "../../../qdrant-rules/geo.ts";
import { parseUuid } from "../../../qdrant-rules/parse-uuid.ts";
import type { FieldCondition, Match } from "../../server/filter.ts";
import type { IndexParams } from "../../server/payload-index.ts";
import { notSupported } from "../../server/qdrant-error.ts";
import { areaTest } from "./geo-area.ts";
import { listedValues, matchTest, type ValueTest } from "./match-test.ts";
import { numericRangeTest } from "./range.ts";

/**
 * The test that an index makes of the values that it holds; undefined where it can serve no clause of the condition and
 * the payload has to be asked.
 *
 * @throws QdrantError 501 for a text match on a full-text index, which would need its tokenizer.
 */
export function indexedTest(condition: FieldCondition, params: IndexParams): ValueTest | undefined {
  const { match, range } = condition;
  switch (params.type) {
    case "keyword":
      return match && lists("string", match) ? matchTest(match) : undefined;
    case "bool":
      return match && "value" in match && lists("boolean", match) ? matchTest(match) : undefined;
    case "uuid":
      return match && uuidTest(match);
    case "integer":
      if (params.lookup !== false && match && lists("number", match)) return matchTest(match);
      return params.range !== false && range ? numericRangeTest(range) : undefined;
    case "float":
    case "datetime":
      return range && numericRangeTest(range);
    case "geo":
      return geoTest(condition);
    case "text":
      if (match && listedValues(match) === undefined) {
        throw notSupported(`a text match on "${condition.key}", which has a full-text index`);
      }
      return undefined;
  }
}

/** An empty list is one of texts. */
function lists(type: "string" | "number" | "boolean", match: Match): boolean {
  const values = listedValues(match);
  if (values?.length === 0) return type === "string";
  return values?.every((value) => typeof value === type) ?? false;
}

/** Compares UUIDs whatever their spelling; undefined where the match asks for something else. */
function uuidTest(match: Match): ValueTest | undefined {
  const wanted = listedValues(match)?.map((value) =>
    typeof value === "string" ? parseUuid(value) : undefined,
  );
  if (wanted === undefined || !wanted.every((uuid) => uuid !== undefined)) return undefined;
  const test = matchTest("except" in match ? { except: wanted } : { any: wanted });
  return (value) => test(parseUuid(value as string)!);
}

function geoTest(condition: FieldCondition): ValueTest | undefined {
  const isInArea = areaTest(condition);
  return isInArea && ((value) => isInArea(readGeoPoint(value)!));
}
