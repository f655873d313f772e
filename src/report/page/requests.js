/**
 * A value as it was before `packRequests` packed it.
 *
 * @param {readonly unknown[]} parts
 * @param {unknown} packed
 * @returns {unknown}
 */
export function unpack(parts, packed) {
  if (typeof packed !== "string" || !packed.startsWith("@")) return packed;
  if (packed.startsWith("@@")) return packed.slice(2);
  const part = parts[Number(packed.slice(1))];
  if (typeof part === "string") return numbersOf(part.slice(1));
  if (Array.isArray(part)) return part.map((inside) => unpack(parts, inside));
  const entries = Object.entries(/** @type {object} */ (part));
  return Object.fromEntries(entries.map(([key, inside]) => [key, unpack(parts, inside)]));
}

/**
 * Numbers of 32 bits, each with the fewest decimals that are the same in 32 bits.
 *
 * @param {string} base64 Of their bytes, the lowest first.
 */
function numbersOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, i) => {
    const exact = view.getFloat32(4 * i, true);
    const shorter = [6, 7, 8, 9].map((digits) => Number(exact.toPrecision(digits)));
    return shorter.find((one) => Math.fround(one) === exact) ?? exact;
  });
}

/** Characters that nobody sees, as `visibleText` knows them; line breaks are the printer's own. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{NChar}]/gu;

/**
 * JSON over several lines, with lists of numbers and what is short on one line.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function printJson(value, indent = "") {
  const flat = JSON.stringify(value).replace(HIDDEN, spell);
  const isFlat = Array.isArray(value) && value.every((one) => typeof one !== "object");
  if (isFlat || typeof value !== "object" || value === null || flat.length + indent.length < 80) return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((one) => `${inner}${printJson(one, inner)}`)
    : Object.entries(value).map(([key, one]) => `${inner}${printJson(key)}: ${printJson(one, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

/** @param {string} character */
function spell(character) {
  const units = [...Array(character.length).keys()].map((i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/**
 * A request as a command for a shell. No line of JSON is the word that ends it, whatever its texts hold.
 *
 * @param {unknown} request
 */
export function asCurl(request) {
  return `curl -sS "$QDRANT_URL/collections/$COLLECTION/points/query" \\
  -H "Content-Type: application/json" \${QDRANT_API_KEY:+-H "api-key: $QDRANT_API_KEY"} -d @- <<'JSON'
${printJson(request)}
JSON`;
}
