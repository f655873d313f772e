import { isObject } from "../qdrant-rules/json-object.ts";
import type { FeatureItem } from "./feature.ts";
import { payloadValue } from "./payload-path.ts";

/** The keys that any item has in the payload map under nested keys, sorted. */
export function keysOfMaps(items: readonly FeatureItem[], path: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const { payload } of items) {
    const map = payloadValue(payload, path);
    if (isObject(map)) for (const key of Object.keys(map)) keys.add(key);
  }
  return [...keys].sort();
}
