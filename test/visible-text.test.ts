import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleJson, visibleText } from "../src/visible-text.ts";
import { hostileText } from "./hostile-texts.ts";

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/u;

it("spells out what steers a terminal, turns the direction of writing or takes no place", () => {
  expect(visibleText("\u001b[31mred\u009b0m\u0007")).toBe(String.raw`\u001b[31mred\u009b0m\u0007`);
  expect(visibleText("a\nb\tc\r\u2028")).toBe(String.raw`a\nb\tc\r\u2028`);
  expect(visibleText("\u202egpj.exe\u200b\ufeff\u{e0041}")).toBe(
    String.raw`\u202egpj.exe\u200b\ufeff\udb40\udc41`,
  );
  expect(visibleText("\ud800 \uffff")).toBe(String.raw`\ud800 \uffff`);
});

it("leaves writing of every script and whole pairs as they are", () => {
  const text = 'Größe, 東京, עברית, "é", 🎬 \\ <b>';
  expect(visibleText(text)).toBe(text);
});

it("leaves nothing hidden in any text", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(visibleText(text)).not.toMatch(HIDDEN);
    }),
  );
});

it("leaves nothing hidden in JSON but its line breaks, and the same value", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (key, text) => {
      const json = visibleJson(JSON.stringify({ [key]: text }, null, 2));
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [key]: text })));
      expect(json.replaceAll("\n", "")).not.toMatch(HIDDEN);
    }),
  );
});
