/** Where a section begins: its heading, which text from data never makes. */
const HEADING = /^## (.*)$/m;

/**
 * Folds a section of a report into a line that opens.
 *
 * @param section Markdown that begins with a heading of level 2.
 */
export function foldSection(section: string): string {
  const [heading, title] = HEADING.exec(section)!;
  const body = section.slice(heading.length).trim();
  return `<details>\n<summary><b>${title}</b></summary>\n\n${body}\n\n</details>\n`;
}
