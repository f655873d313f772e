import type { Json, Payload } from "../domain.ts";
import { inputError } from "../errors.ts";
import { property } from "../qdrant-rules/json-object.ts";
import { spellKey } from "../qdrant-rules/spell-key.ts";

/**
 * Qdrant's JSON path for nested payload keys; a key with other characters than letters, digits, `_` and `-` is quoted.
 *
 * @throws HarnessError `input` for an empty key, and for one with `"` or `\`, which no Qdrant path can address.
 * @example payloadPath("topics", "sci-fi & fantasy") // 'topics."sci-fi & fantasy"'
 */
export function payloadPath(...keys: readonly string[]): string {
  return keys
    .map((key) => {
      if (key === "" || /["\\]/.test(key)) {
        throw inputError(
          `payload key ${JSON.stringify(key)} cannot be addressed in a Qdrant formula; rename it in the payload and in the affinities`,
        );
      }
      return spellKey(key);
    })
    .join(".");
}

/** The keys of a dotted path as an experiment writes it: `stats.views` → `["stats", "views"]`. */
export function splitPath(path: string): readonly string[] {
  return path.split(".");
}

/** What a payload holds under nested keys, or undefined. */
export function payloadValue(payload: Payload, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = payload;
  for (const key of keys) value = property(value, key);
  return value;
}
