import { Marked, type RendererObject, type TokenizerObject } from "marked";
import { visibleText } from "../visible-text.ts";

const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --page: #fff; --soft: #f5f6f8; --line: #e3e6ea; --answer: #fdf5ee;
  --accent: #b85c00; --link: #0b57d0; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e8eb; --page: #16181b; --soft: #23262b; --line: #383d44; --answer: #2b2219; --accent: #f0a35e;
    --link: #8ab4f8; }
}
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem 4rem; color: var(--text); background: var(--page);
  font: 16px/1.55 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
a { color: var(--link); }
h1 { margin: 0 0 .75rem; font-size: 1.8rem; }
h1 + p { padding: .9rem 1.1rem; border-left: 4px solid var(--accent); background: var(--answer); }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
nav ul { columns: 18rem; margin: .5rem 0 0; padding-left: 1.2rem; font-size: .9rem; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .75rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { background: var(--soft); font-weight: 600; vertical-align: bottom; white-space: normal; }
th:not([align]) { text-align: left; }
td:last-child:nth-child(2) { white-space: normal; }
figure { margin: 1.5rem 0; padding: .5rem; width: fit-content; max-width: 100%; box-sizing: border-box; overflow-x: auto;
  background: #fff; }
figure svg { max-width: 100%; height: auto; }
code { padding: .1em .3em; background: var(--soft); border-radius: 3px; font-size: .9em; }
@media (max-width: 40rem) {
  body { padding: 1rem .75rem 3rem; }
  th:first-child, td:first-child { position: sticky; left: 0; max-width: 9rem; white-space: normal; }
  td:first-child { background: var(--page); }
  figure svg { min-width: 34rem; }
}
@media print {
  :root { color-scheme: light; --text: #000; --page: #fff; --soft: #f5f6f8; --line: #c9cdd3; --answer: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  .table { overflow: visible; }
  table { font-size: 7pt; }
  th, td { padding: .2rem .3rem; white-space: normal; overflow-wrap: anywhere; }
  tr, figure { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

/** Links that the report itself may hold: to a file beside it, or to an encrypted page. */
const OWN_LINK = /^(?:https:\/\/|[\w.-]+$)/;

/** No bare address becomes a link. */
const TOKENIZER: TokenizerObject = { url: () => undefined };

/**
 * Renders a report as one HTML page that needs nothing beside it: the markdown, styled, with its charts inside. The
 * markdown is trusted for its text alone: HTML in it is shown, links lead to files beside it or to `https`, and images are
 * the report's charts. The page's policy forbids scripts and requests, should anything else have come in.
 *
 * @param charts SVG texts by the file name under which the markdown shows them.
 */
export async function renderHtml(
  title: string,
  markdown: string,
  charts: { readonly [file: string]: string },
): Promise<string> {
  const marked = new Marked({
    tokenizer: TOKENIZER,
    renderer: textRenderer(charts),
    hooks: {
      postprocess: (html) =>
        html
          .replaceAll("<table>", '<div class="table" role="region" aria-label="table" tabindex="0"><table>')
          .replaceAll("</table>", "</table></div>")
          .replaceAll(/<th(?=[ >])/g, '<th scope="col"'),
    },
  });
  const page = marked.parse(markdown, { async: false });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy(STYLE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${withContents(page)}</main>
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
        ? `<figure role="img" aria-label="${escapeHtml(text)}">${charts[href]}</figure>`
        : escapeHtml(text),
  };
}

/** No script, no request, no form, no other base: only the page's own style, known by its hash. */
async function contentPolicy(style: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(hash)));
  return `default-src 'none'; style-src 'sha256-${base64}'; base-uri 'none'; form-action 'none'`;
}

/** A text from data as HTML shows it, between tags and in double quotes. */
function escapeHtml(text: string): string {
  return visibleText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
