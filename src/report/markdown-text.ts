import { visibleText } from "../visible-text.ts";

/** What ends a word, or could not be in the code that shows one. */
const BETWEEN_WORDS = /([\s`|\\]+)/;

/** Words that renderers turn into links by themselves. */
const ADDRESS = /:\/\/|www\.|@[^@]*\.\w/i;

/** What begins markup inside a line. Underscores within a word begin none. */
const MARKUP = /[\\`*[\]|~$<]|&(?=[#\w])|(?<![a-z0-9])_|_(?![a-z0-9])/gi;

/** Where a backslash would leave the markup to simple renderers, or to a delimiter right after it. */
const REFERENCES: { readonly [character: string]: string } = {
  "<": "&lt;",
  "&": "&amp;",
  "`": "&#96;",
};

/**
 * A text from data for a place inside a line of markdown, table cells included: what it holds is shown, never obeyed.
 * Addresses are shown as code, which no renderer links. All text from data comes into a report through here.
 *
 * @example markdownText("*a* | <b>") // String.raw`\*a\* \| &lt;b>`
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .split(BETWEEN_WORDS)
    .map((word) => (ADDRESS.test(word) ? `\`${word}\`` : escapeMarkup(word)))
    .join("");
}

/**
 * A text from data as a paragraph of markdown: its line breaks are spaces, and its beginning makes no heading or list.
 *
 * @example markdownParagraph("# a\nb") // String.raw`\# a b`
 */
export function markdownParagraph(text: string): string {
  const line = markdownText(text.replace(/\s+/g, " ").trim());
  return line.replace(/^(\d*)([#>+=.)-])/, "$1\\$2");
}

function escapeMarkup(text: string): string {
  return text.replace(MARKUP, (character) => REFERENCES[character] ?? `\\${character}`);
}
