import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDecimal } from "../../src/trec/parse-decimal.ts";

function parse(text: string): number {
  const bytes = Buffer.from(`<${text}>`);
  return parseDecimal(bytes, 1, bytes.length - 1);
}

it("rounds as Number does, whatever the number of digits", () => {
  const short = fc
    .tuple(fc.integer(), fc.nat(), fc.nat(30))
    .map(([a, b, zeros]) => `${a}.${"0".repeat(zeros)}${b}`);
  const long = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
  fc.assert(
    fc.property(fc.oneof(short, long), (text) => {
      expect(parse(text)).toBe(Number(text));
    }),
  );
});

it.each([
  ["+1.5", 1.5],
  ["-.25", -0.25],
  ["7.", 7],
  ["1E3", 1000],
  ["-1.5e-3", -0.0015],
])("reads %s", (text, number) => {
  expect(parse(text)).toBe(number);
});

it.each(["", "-", ".", "+.", "1.2.3", "1e", "0x10", "1,5", "nan", "inf", "-Infinity", "1e999", "--1", "1-"])(
  "does not take %j for a number",
  (text) => {
    expect(parse(text)).toBeNaN();
  },
);
