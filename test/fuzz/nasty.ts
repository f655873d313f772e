import fc from "fast-check";

/** Texts that have broken programs before: keys, names and ids are drawn from these. */
const TEXTS: readonly string[] = [
  ...["", " ", "\0", "a\tb", "a\nb", "\r\n", "\ufeff", "\ufeffada", "\u2028", "\u2029", "\u200b", "\u0085"],
  ...["\u001b[2J", "\u001b]0;title\u0007", "\ud800", "x\udc00", "🎬", "\u00e9", "e\u0301", "\u{1d573}"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "length", "then"],
  ...["x".repeat(300), "a.b", "a..b", ".", "a[0]", "a[]", 'a"b', "a\\b", "a\\", "'", "*", "/", "%", "%2e"],
  ...["$score", "$score[1]", "$(echo pwned)", "`echo pwned`", "$" + "{HOME}", "'; pwned #", '"""', "'''"],
  ...["*/ pwned /*", "JSON", "\nJSON\npwned\n", "\npwned", "<!--", "]]>", "<img src=x onerror=pwned>"],
  ...["|", "a | b", "[x](javascript:pwned)", "**b**", "# h", "-->", "../..", "~", "-", "--help"],
  ...["null", "true", "1", "-1", "01", "1e3", "0x10", "4.0", "train", "test", "topics", "jazz"],
  ...["2026-01-31T12:00:00Z", "2026-02-30T00:00:00Z", "2026-01-31", "9999-12-31T23:59:59.999Z", "0000-01-01"],
  ...["f47ac10b-58cc-4372-a567-0e02b2c3d479", "F47AC10B58CC4372A5670E02B2C3D479"],
];

/** Numbers as JSON text. */
const NUMBERS: readonly string[] = [
  ...["0", "-0", "1", "-1", "2", "3", "0.5", "4.0", "-0.0", "1e-46", "5e-324", "1e-400", "1e39", "-1e39"],
  ...["1e308", "-1e308", "1e400", "-1e400", "1e21", "0.30000000000000004", "3.4028235e38", "16777217"],
  ...["2147483647", "2147483648", "4294967296", "9007199254740992", "9007199254740993", "-9007199254740993"],
  ...["18446744073709551615", "1700000000", "1700000000000", "65537", "1000000", "1000000000", "100"],
];

/** What other languages write for a number. */
const NO_NUMBERS: readonly string[] = [
  ...["NaN", "Infinity", "-Infinity", "nan", "01", "1.", ".5", "+1", "0x10", "1_000", "1e", "--1"],
];

const LITERALS: readonly string[] = [
  ...["null", "true", "false", "[]", "{}", "[null]", "[[]]", "[0]", "[1,2]", '{"":0}', '{"a":null}', '["a"]'],
  ...[
    '{"lat":50,"lon":14}',
    '{"lat":91,"lon":181}',
    '{"lat":"50","lon":14}',
    '{"__proto__":1}',
    '{"__proto__":{}}',
  ],
  ...[
    '{"toString":1}',
    "[1,[2,[3]]]",
    '[{"a":1}]',
    "undefined",
    "None",
    "True",
    "'a'",
    "//",
    "{",
    "]",
    '"',
    '"\\ud800"',
  ],
  ...[
    nested("[", "]", 100),
    nested("[", "]", 20_000),
    nested('{"a":', "}", 100, "1"),
    nested('{"a":', "}", 20_000, "1"),
  ],
  `[${"0,".repeat(5000)}0]`,
];

function nested(open: string, close: string, depth: number, core = ""): string {
  return open.repeat(depth) + core + close.repeat(depth);
}

/** A text that is likely to be mistaken for something else, or just any. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...TEXTS)).map((two) => two.join("")),
  },
);

/** The JSON text of a number, most often a valid one. */
export const nastyNumber: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom(...NO_NUMBERS) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => JSON.stringify(x)) },
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 20 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 100 }).map((share) => String(share / 100)) },
);

/** The JSON text of anything, or what somebody took for JSON. */
export const nastyJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: nastyNumber },
  { weight: 3, arbitrary: nastyText.map((text) => JSON.stringify(text)) },
  { weight: 3, arbitrary: fc.constantFrom(...LITERALS) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
);
