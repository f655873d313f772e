import { Marked, type RendererObject, type TokenizerObject } from "marked";
import { visibleText } from "../visible-text.ts";
import { accessibleTables } from "./page/accessible-tables.ts";
import { explorerSection } from "./page/explorer-section.ts";
import { readPageFiles } from "./page/page-files.ts";
import type { QueryLists } from "./query-lists.ts";

/** Links that the report itself may hold: to a file beside it, or to an encrypted page. */
const OWN_LINK = /^(?:https:\/\/|[\w.-]+$)/;

/** No bare address becomes a link. */
const TOKENIZER: TokenizerObject = { url: () => undefined };

/**
 * Renders a report as one HTML page that needs nothing beside it: the markdown, styled, with its charts inside. The
 * markdown is trusted for its text alone: HTML in it is shown, links lead to files beside it or to `https`, and images are
 * the report's charts. The page's policy forbids requests and all scripts but its own, should anything else have come in.
 *
 * @param charts SVG texts by the file name under which the markdown shows them.
 * @param lists What queries were given; the page holds none without it.
 */
export async function renderHtml(
  title: string,
  markdown: string,
  charts: { readonly [file: string]: string },
  lists?: QueryLists,
): Promise<string> {
  const marked = new Marked({
    tokenizer: TOKENIZER,
    renderer: textRenderer(charts),
  });
  const page = accessibleTables(marked.parse(markdown, { async: false }));
  const { style, script } = await readPageFiles();
  const explorer = lists === undefined ? "" : explorerSection(lists);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${withContents(page + explorer)}</main>
<script>${script}</script>
</body>
</html>
`;
}

/** Gives each section an anchor, and puts links to all of them before the first. */
function withContents(html: string): string {
  const titles: string[] = [];
  const sections = html.replaceAll(/<h2>(.*?)<\/h2>/g, (_, title: string) => {
    titles.push(title);
    return `<h2 id="section-${titles.length}">${title}</h2>`;
  });
  if (titles.length < 2) return sections;
  const links = titles.map((title, i) => `<li><a href="#section-${i + 1}">${title}</a></li>`);
  const nav = `<nav aria-label="Contents">\n<ul>\n${links.join("\n")}\n</ul>\n</nav>\n`;
  return sections.replace('<h2 id="section-1">', () => `${nav}<h2 id="section-1">`);
}

function textRenderer(charts: { readonly [file: string]: string }): RendererObject {
  return {
    html: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      return OWN_LINK.test(href) ? false : `${this.parser.parseInline(tokens)} (${escapeHtml(href)})`;
    },
    image: ({ href, text }) =>
      Object.hasOwn(charts, href)
        ? `<figure aria-label="${escapeHtml(text)}">${charts[href]}</figure>`
        : escapeHtml(text),
  };
}

/** No request, no form, no other base: only the page's own style and script, known by their hashes. */
async function contentPolicy(style: string, script: string): Promise<string> {
  const sources = `style-src '${await hashOf(style)}'; script-src '${await hashOf(script)}'`;
  return `default-src 'none'; ${sources}; base-uri 'none'; form-action 'none'`;
}

async function hashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
}

/** A text from data as HTML shows it, between tags and in double quotes. */
function escapeHtml(text: string): string {
  return visibleText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
