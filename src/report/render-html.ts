import { Marked, type RendererObject, type TokenizerObject } from "marked";
import { visibleText } from "../visible-text.ts";

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem 4rem; color: #1c2024; background: #fff;
  font: 16px/1.55 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { margin: 0 0 .75rem; font-size: 1.8rem; }
h1 + p { padding: .9rem 1.1rem; border-left: 4px solid #d9731a; background: #fdf5ee; }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid #e3e6ea; font-size: 1.25rem; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .75rem; border-bottom: 1px solid #e3e6ea; white-space: nowrap; }
th { background: #f5f6f8; font-weight: 600; vertical-align: bottom; white-space: normal; }
th:not([align]) { text-align: left; }
td:last-child:nth-child(2) { white-space: normal; }
figure { margin: 1.5rem 0; }
figure svg { max-width: 100%; height: auto; }
code { padding: .1em .3em; background: #f5f6f8; border-radius: 3px; font-size: .9em; }
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
        html.replaceAll("<table>", '<div class="table"><table>').replaceAll("</table>", "</table></div>"),
    },
  });
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
${marked.parse(markdown, { async: false })}</body>
</html>
`;
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
