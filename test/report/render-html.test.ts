import { expect, it } from "vitest";
import { renderHtml } from "../../src/report/render-html.ts";

const page = renderHtml("a < b", "# a\n\n| x | y |\n| - | -: |\n| 1 | 2 |\n\n![Depth](depth.svg)\n", {
  "depth.svg": "<svg>lines</svg>",
});

it("holds the markdown's tables, each in a box that scrolls by itself", () => {
  expect(page).toContain("<h1>a</h1>");
  expect(page).toMatch(/<div class="table"><table>[\s\S]*<td align="right">2<\/td>[\s\S]*<\/table><\/div>/);
});

it("holds the charts themselves, so that it needs no file beside it", () => {
  expect(page).toContain('<figure role="img" aria-label="Depth"><svg>lines</svg></figure>');
  expect(page).not.toMatch(/<img|<link|<script/);
});

it("escapes the title", () => {
  expect(page).toContain("<title>a &lt; b</title>");
});
