import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteInterner } from "../../src/trec/byte-interner.ts";

function intern(interner: ByteInterner, text: string): number {
  const bytes = Buffer.from(`<${text}>`);
  return interner.intern(bytes, 1, bytes.length - 1);
}

it("numbers texts in the order of their first appearance", () => {
  const interner = new ByteInterner();
  expect(["b", "a", "b", "", "ab", "a"].map((text) => intern(interner, text))).toEqual([0, 1, 0, 2, 3, 1]);
  expect(interner.size).toBe(4);
});

it("tells apart texts whose hashes are equal", () => {
  // Two words that Fowler, Noll and Vo's hash gives the same 32 bits.
  const interner = new ByteInterner();
  expect(["costarring", "liquid", "costarring"].map((text) => intern(interner, text))).toEqual([0, 1, 0]);
});

it("gives back each text, through all its growing", () => {
  const interner = new ByteInterner();
  const texts = Array.from({ length: 20_000 }, (_, i) => `${"é".repeat(i % 40)}${i}`);
  expect(texts.map((text) => intern(interner, text))).toEqual([...texts.keys()]);
  expect(texts.map((_, i) => interner.name(i))).toEqual(texts);
  expect(texts.map((text) => intern(interner, text))).toEqual([...texts.keys()]);
});

it("compares texts as strcmp does, by their UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      const interner = new ByteInterner();
      const [first, second] = [intern(interner, a), intern(interner, b)];
      expect(interner.compare(first, second)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});
