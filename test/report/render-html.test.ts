import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { markdownTable } from "../../src/report/markdown-table.ts";
import { renderHtml } from "../../src/report/render-html.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { sampleLists } from "./sample-lists.ts";

const page = await renderHtml("a < b", "# a\n\n| x | y |\n| - | -: |\n| 1 | 2 |\n\n![Depth](depth.svg)\n", {
  "depth.svg": "<svg>lines</svg>",
});

/** What a page holds in its body. */
async function body(markdown: string): Promise<string> {
  return /<main>\n([\s\S]*)<\/main>/.exec(await renderHtml("", markdown, { "depth.svg": "<svg/>" }))![1]!;
}

it("holds the markdown's tables", () => {
  expect(page).toContain("<h1>a</h1>");
  expect(page).toMatch(/<th scope="row">1<\/th>\n<td align="right">2<\/td>/);
});

it("holds the charts themselves, so that it needs no file beside it", () => {
  expect(page).toContain('<figure aria-label="Depth"><svg>lines</svg></figure>');
  expect(page).not.toMatch(/<img|<link|src=/);
});

it("links to its sections before the first", async () => {
  expect(await body("# a\n\n## B `c`\n\nb\n\n## D\n\nd\n")).toBe(
    `<h1>a</h1>
<nav aria-label="Contents">
<ul>
<li><a href="#section-1">B <code>c</code></a></li>
<li><a href="#section-2">D</a></li>
</ul>
</nav>
<h2 id="section-1">B <code>c</code></h2>
<p>b</p>
<h2 id="section-2">D</h2>
<p>d</p>
`,
  );
});

it("escapes the title", async () => {
  expect(page).toContain("<title>a &lt; b</title>");
  expect(await renderHtml("\u0000\u202e", "", {})).toContain(String.raw`<title>\u0000\u202e</title>`);
});

it("forbids every request, and every style and script but its own", () => {
  const hashOf = (element: string) => {
    const [, text] = new RegExp(`<${element}>([\\s\\S]*)</${element}>`).exec(page)!;
    return createHash("sha256").update(text!).digest("base64");
  };
  expect(page).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hashOf("style")}'; script-src 'sha256-${hashOf("script")}'; base-uri 'none'; form-action 'none'">`,
  );
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<title>"));
});

it("holds the lists of queries in a section of its own, where there are any", async () => {
  expect(page).not.toContain('id="query-lists"');
  expect(await renderHtml("a", "# a\n\n## B\n", {}, sampleLists)).toMatch(
    /<li><a href="#section-2">Queries, one by one<\/a><\/li>[\s\S]*id="query-lists"/,
  );
});

it("shows HTML that comes with the markdown instead of obeying it", async () => {
  expect(await body("<script>alert(1)</script>")).toBe("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(await body("a <img src=x onerror=alert(1)> b")).toBe(
    "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>\n",
  );
});

it("links to files beside it and to https, and nowhere else", async () => {
  expect(await body("[a](cost.md) [b](https://a.example/)")).toBe(
    '<p><a href="cost.md">a</a> <a href="https://a.example/">b</a></p>\n',
  );
  expect(await body("[*a*](javascript:alert(1)) <data:x> [b](//evil.example) http://a.example")).toBe(
    "<p><em>a</em> (javascript:alert(1)) data:x (data:x) b (//evil.example) http://a.example</p>\n",
  );
});

it("shows no image but its charts", async () => {
  expect(await body("![far](http://evil.example/a.png) ![own](toString)")).toBe("<p>far own</p>\n");
});

it.each(HOSTILE_TEXTS.map((text) => [text]))("makes of %j in a cell no element", async (text) => {
  const table = (cell: string) =>
    body(markdownTable([{ head: "x", align: "left", cell: () => cell }], [{}])).then((html) =>
      html.replaceAll(/<\/?code>/g, "").match(/<[^>]*>/g),
    );
  expect(await table(text)).toEqual(await table("plain"));
});
