const HEX = (length: number) => `[0-9a-fA-F]{${length}}`;
const HYPHENATED = [8, 4, 4, 4, 12].map(HEX).join("-");
const UUID = new RegExp(`^(?:${HEX(32)}|${HYPHENATED}|\\{${HYPHENATED}\\}|urn:uuid:${HYPHENATED})$`);

/**
 * A UUID as Qdrant returns it: lower case, with hyphens; undefined for any other text.
 *
 * @param text In one of the four spellings that Qdrant reads: bare, with hyphens, these in braces, or as a URN.
 * @see the crate uuid, `Uuid::parse_str`
 * @example parseUuid("{67E55044-10B1-426F-9247-BB680E5FE0C8}") // "67e55044-10b1-426f-9247-bb680e5fe0c8"
 */
export function parseUuid(text: string): string | undefined {
  if (!UUID.test(text)) return undefined;
  const digits = text.replace(/^urn:uuid:|[-{}]/g, "").toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
