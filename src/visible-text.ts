/** Controls, format characters (direction, zero width), line separators, halves of pairs, and what is no character. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{NChar}]/gu;

const SHORT: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text from data as a reader may see it: one line, whose hidden characters are spelled out. They could otherwise move
 * the cursor, turn the direction of writing, or make two names look alike.
 *
 * @example visibleText("a\u001b[2J\n") // String.raw`a\u001b[2J\n`
 */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character) => SHORT[character] ?? escapeUnits(character));
}

/**
 * Spells out what `JSON.stringify` leaves hidden inside its string literals. The value stays the same, and so do line
 * breaks, which in JSON are never inside a literal.
 *
 * @param spell Writes one character as an escape sequence; by default as JSON and JavaScript do.
 * @example visibleJson(JSON.stringify("\u202e")) // String.raw`"\u202e"`
 */
export function visibleJson(json: string, spell: (character: string) => string = escapeUnits): string {
  return json.replace(HIDDEN, (character) => (character === "\n" ? character : spell(character)));
}

/** One `\uXXXX` for each UTF-16 unit. */
function escapeUnits(character: string): string {
  return character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
