import { foldSection } from "./fold-section.ts";
import type { QueryLists } from "./query-lists.ts";
import type { GateResult } from "./render-comment.ts";
import { joinParts, renderHead, renderSections } from "./render-markdown.ts";
import type { Report } from "./report.ts";
import { checksSection } from "./sections/checks-section.ts";
import { examplesSection } from "./sections/examples-section.ts";
import { overviewSection } from "./sections/overview-section.ts";

/** GitHub shows no more of a file, and takes no more of a comment than a little above. */
export const MOST_CHARACTERS = 60_000;

/**
 * Renders a report to be read in a pull request: what to decide by is open, and each section of the whole is a line that
 * opens. Sections that no longer fit are named, and are on the page.
 *
 * @returns Markdown of at most 60,000 characters.
 */
export function renderFolded(report: Report, gate?: GateResult, lists?: QueryLists): string {
  const examples = lists === undefined ? "" : examplesSection(lists);
  const open = joinParts([
    renderHead(report, gate),
    overviewSection(report),
    examples,
    checksSection(report),
  ]);
  const folded = renderSections(report).map(foldSection);
  let text = open.length <= MOST_CHARACTERS - 1000 ? open : `${open.slice(0, MOST_CHARACTERS - 1000)}…\n`;
  const left: string[] = [];
  for (const section of folded) {
    if (text.length + section.length <= MOST_CHARACTERS - 1000) text += `\n${section}`;
    else left.push(section);
  }
  return left.length === 0
    ? text
    : `${text}\n${left.length} more ${left.length === 1 ? "section is" : "sections are"} in \`report.html\`.\n`;
}
