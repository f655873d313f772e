import fc from "fast-check";
import { Marked, type Token, type Tokens } from "marked";
import { expect, it } from "vitest";
import { markdownParagraph, markdownText } from "../../src/report/markdown-text.ts";
import { visibleText } from "../../src/visible-text.ts";
import { HOSTILE_TEXTS, hostileText } from "../hostile-texts.ts";

const REFERENCES: { readonly [name: string]: string } = { lt: "<", gt: ">", amp: "&", "#96": "`" };

/** What a reader of a line of markdown sees, or undefined where it is more than text and code. */
function shown(tokens: readonly Token[] = []): string | undefined {
  let text = "";
  for (const token of tokens as Tokens.Generic[]) {
    if (!["text", "escape", "codespan"].includes(token.type) || token.tokens?.length) return undefined;
    text +=
      token.type === "codespan"
        ? token.text
        : token.text.replace(/&(lt|gt|amp|#96);/g, (_: string, name: string) => REFERENCES[name]);
  }
  return text;
}

function inlineTokens(markdown: string): Token[] | undefined {
  const blocks = new Marked().lexer(markdown).filter(({ type }) => type !== "space") as Tokens.Generic[];
  return blocks.length === 1 ? blocks[0]!.tokens : undefined;
}

it("leaves plain text as it is", () => {
  for (const text of [
    "affinity(topics)",
    "view_count >= 7",
    "P@10",
    "nDCG(dcg='exp-log2')@10",
    "Größe, 2 – 3",
  ]) {
    expect(markdownText(text)).toBe(text);
  }
});

it("escapes what begins markup, tables included", () => {
  expect(markdownText("*a* | <b> [c](d)")).toBe(String.raw`\*a\* \| &lt;b> \[c\](d)`);
  expect(markdownText("a\nb")).toBe(String.raw`a\\nb`);
  expect(markdownText("_a_b_ __c")).toBe(String.raw`\_a_b\_ \_\_c`);
});

it("shows addresses as code, which is never linked", () => {
  expect(markdownText("see http://a.example/x_y, www.b.example and c@d.example")).toBe(
    "see `http://a.example/x_y,` `www.b.example` and `c@d.example`",
  );
});

it.each(HOSTILE_TEXTS.map((text) => [text]))("shows %j as it is, in a line of prose", (text) => {
  const markdown = `Of ${markdownText(text)} 5 hits.`;
  expect(shown(inlineTokens(markdown))).toBe(`Of ${visibleText(text)} 5 hits.`);
});

it("shows any text as it is in prose, in bold and in a heading", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const markdown = markdownText(text);
      expect(shown(inlineTokens(`Of ${markdown} 5 hits.`))).toBe(`Of ${visibleText(text)} 5 hits.`);
      expect(shown(inlineTokens(`# The ${markdown} .`))).toBe(`The ${visibleText(text)} .`);
      const [, bold, ...rest] = inlineTokens(`A **is ${markdown} yes** b`) as Tokens.Generic[];
      expect([bold!.type, rest.length]).toEqual(["strong", 1]);
      expect(shown(bold!.tokens)).toBe(`is ${visibleText(text)} yes`);
    }),
    { numRuns: 500 },
  );
});

it("makes one paragraph of any text, with its line breaks as spaces", () => {
  expect(markdownParagraph("# a\n\n<b>")).toBe(String.raw`\# a &lt;b>`);
  expect(markdownParagraph("  1. a\n")).toBe(String.raw`1\. a`);
  fc.assert(
    fc.property(hostileText, (text) => {
      const markdown = markdownParagraph(text);
      if (markdown === "") return;
      const line = visibleText(text.replace(/\s+/g, " ").trim());
      expect(shown(inlineTokens(`Before.\n\n${markdown}\n\nAfter.`.split("\n\n")[1]!))).toBe(line);
    }),
    { numRuns: 500 },
  );
});
