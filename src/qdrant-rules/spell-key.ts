/** Letters and digits of any script, `_` and `-` need no quotes. */
const PLAIN_KEY = /^[\p{Alphabetic}\p{N}_-]+$/u;

/**
 * A key as Qdrant spells it in a JSON path, quoted where it has to be.
 *
 * @param key Without `"` and `\`, which no path can spell.
 * @example spellKey("sci-fi") // sci-fi
 * @example spellKey("sci-fi & fantasy") // "sci-fi & fantasy", with the quotes
 */
export function spellKey(key: string): string {
  return PLAIN_KEY.test(key) ? key : `"${key}"`;
}
