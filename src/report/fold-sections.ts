/** Where a section begins: its heading, which text from data never makes. */
const SECTION = /^## (.*)$/m;

/**
 * Folds the sections of a report but the first ones, so that it can be read in a pull request: each is a line that opens.
 *
 * @param markdown With headings of level 2.
 * @param open How many sections stay as they are.
 */
export function foldSections(markdown: string, open: number): string {
  const [head, ...sections] = markdown.split(/^(?=## )/m);
  const text = [head, ...sections.slice(0, open), ...sections.slice(open).map(fold)].join("");
  return `${text.trimEnd()}\n`;
}

function fold(section: string): string {
  const [heading, title] = SECTION.exec(section)!;
  const body = section.slice(heading.length).trim();
  return `<details>\n<summary><b>${title}</b></summary>\n\n${body}\n\n</details>\n\n`;
}
