import { expect, test } from "vitest";
import { spellKey } from "../../src/qdrant-rules/spell-key.ts";

test.each(["year", "größe_1-x", "年", "हिंदी", "٣"])("leaves %s as it is", (key) => {
  expect(spellKey(key)).toBe(key);
});

test.each(["Children's", "a.b", "sci-fi & fantasy", "👍", ""])("quotes %s", (key) => {
  expect(spellKey(key)).toBe(`"${key}"`);
});
