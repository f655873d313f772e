import fc from "fast-check";
import { expect, it } from "vitest";
import { terminalText } from "../../src/terminal/terminal-text.ts";
import { hostileText } from "../hostile-texts.ts";

it("spells out what would steer the terminal", () => {
  expect(terminalText("a\u001b[2J\u009b\u0007\u202e")).toBe(String.raw`a\u001b[2J\u009b\u0007\u202e`);
});

it("marks every line after the first, so that none looks like the program's own", () => {
  expect(terminalText("no engine\r\nerror: fake\n")).toBe("no engine\n  | error: fake");
});

it("holds of any text nothing hidden but its marked line breaks", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(terminalText(text).replaceAll("\n  | ", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }),
  );
});
