import { Marked } from "marked";

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

/**
 * Renders a report as one HTML page that needs nothing beside it: the markdown, styled, with its charts inside.
 *
 * @param charts SVG texts by the file name under which the markdown shows them.
 */
export function renderHtml(
  title: string,
  markdown: string,
  charts: { readonly [file: string]: string },
): string {
  const marked = new Marked({
    renderer: {
      image: ({ href, text }) =>
        charts[href] === undefined
          ? false
          : `<figure role="img" aria-label="${escapeHtml(text)}">${charts[href]}</figure>`,
    },
    hooks: {
      postprocess: (html) =>
        html.replaceAll("<table>", '<div class="table"><table>').replaceAll("</table>", "</table></div>"),
    },
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${marked.parse(markdown, { async: false })}</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
