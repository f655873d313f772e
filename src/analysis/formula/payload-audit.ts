import type { Item, ItemId, Json } from "../../domain.ts";
import type { PayloadPath } from "../../features/feature.ts";
import { payloadValue } from "../../features/payload-path.ts";
import { isEmpty, visibleValues } from "../../features/visible-values.ts";
import { FLOAT_INDEX } from "../../qdrant-rules/float-index.ts";
import { INDEX_HOLDS, type IndexType } from "../../qdrant-rules/index-holds.ts";

/**
 * What an item holds at a path: one value that can be computed with (`used`), nothing or `[]` (`missing`), null, values
 * of another type, values that the collection's index does not hold (`hidden`), several values, or a number that the
 * feature cannot be computed of (`outOfRange`).
 */
const FINDINGS = ["used", "missing", "null", "otherType", "hidden", "several", "outOfRange"] as const;

export type Finding = (typeof FINDINGS)[number];

/** What the items hold at one path that the formula reads. */
export interface PathAudit {
  readonly path: string;
  readonly keys: readonly string[];
  /** Of the collection, on exactly this path. */
  readonly index: IndexType | "none";
  /** What the formula needs: the index that holds its values. */
  readonly wanted: PayloadPath["index"];
  readonly access: PayloadPath["access"];
  /** What the formula takes where nothing is to be seen. */
  readonly fallback: number;
  /** How many items hold what. */
  readonly items: Readonly<Record<Finding, number>>;
  /** What makes a query fail that meets it; one a finding. */
  readonly failures: readonly PayloadFailure[];
}

/** Items of one finding that no query survives. */
export interface PayloadFailure {
  readonly finding: Finding;
  readonly items: number;
  readonly first: { readonly id: ItemId; readonly value: Json };
}

/**
 * Counts for every path that the features read what the items hold there, and what a formula does about it.
 *
 * @param paths Each once; see `mergePaths`.
 * @param indexes The payload indexes of the collection, by path. Qdrant sees of an indexed path only what the index holds.
 */
export function auditPayload(
  items: readonly Item[],
  paths: readonly PayloadPath[],
  indexes: ReadonlyMap<string, IndexType>,
): PathAudit[] {
  return paths.map((path) => {
    const index = indexes.get(path.path);
    const counts = Object.fromEntries(FINDINGS.map((finding) => [finding, 0])) as Record<Finding, number>;
    const failures = new Map<Finding, PayloadFailure>();
    for (const item of items) {
      const value = payloadValue(item.payload, path.keys);
      const { finding, fails } = inspect(value, path, index);
      counts[finding] += 1;
      if (!fails) continue;
      const { items: earlier, first } = failures.get(finding) ?? {
        items: 0,
        first: { id: item.key ?? item.id, value: value! },
      };
      failures.set(finding, { finding, items: earlier + 1, first });
    }
    return {
      path: path.path,
      keys: path.keys,
      index: index ?? "none",
      wanted: path.index,
      access: path.access,
      fallback: path.default ?? 0,
      items: counts,
      failures: [...failures.values()],
    };
  });
}

function inspect(value: Json | undefined, path: PayloadPath, index: IndexType | undefined): Inspection {
  const elements = elementsOf(value);
  const seen = isAsked(index, path) ? visibleValues(value, index) : elements;
  const isWanted = INDEX_HOLDS[path.index];
  const isUsable = (element: Json) =>
    isWanted(element) && (path.accepts === undefined || path.accepts(element as number));
  return { finding: classify(), fails: fails() };

  function classify(): Finding {
    const wanted = seen.filter(isWanted);
    if (elements.length === 0) return "missing";
    if (value === null) return "null";
    if (wanted.length < elements.filter(isWanted).length) return "hidden";
    if (wanted.length === 0) return "otherType";
    if ((path.access === "condition" ? wanted : seen).length > 1) return "several";
    return isUsable(wanted[0]!) ? "used" : "outOfRange";
  }

  /** A formula falls back only where nothing is to be seen, and takes no value but one of the right type. */
  function fails(): boolean {
    if (path.access === "condition") return false;
    if (path.access === "guarded" && isEmpty(value)) return false;
    if (seen.length === 0) return path.access === "guarded";
    return seen.length > 1 || !isUsable(seen[0]!);
  }
}

interface Inspection {
  readonly finding: Finding;
  /** Whether Qdrant refuses a query that meets the item. */
  readonly fails: boolean;
}

const RANGE_INDEXES: readonly (IndexType | undefined)[] = [FLOAT_INDEX, "integer", "datetime"];

/** Variables ask whatever index there is on their path; conditions only one that can serve them, and else the payload. */
function isAsked(index: IndexType | undefined, path: PayloadPath): index is IndexType {
  if (path.access !== "condition") return index !== undefined;
  return index === path.index || (path.index === FLOAT_INDEX && RANGE_INDEXES.includes(index));
}

function elementsOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
