import { firstScreen } from "./findings/first-screen.ts";
import { markdownText } from "./markdown-text.ts";
import type { Report } from "./report.ts";
import { depthTable } from "./sections/depth-table.ts";

/** What a gate says of a run. */
export interface GateResult {
  readonly passed: boolean;
  /** What it compared and found, a sentence a line, in plain text. */
  readonly lines: readonly string[];
}

/** GitHub takes comments of 65,536 characters. */
const MOST_CHARACTERS = 65_000;

/**
 * A run in short, as a comment on a pull request or a step's summary: the gate, the answer, what to read it with, and the
 * headline by depth. It shows no images, which would be files elsewhere.
 *
 * @returns Markdown under 65,536 characters.
 */
export function renderComment(report: Report, gate?: GateResult): string {
  const { verdict, rest, cautions, doubts, actions } = firstScreen(report.findings);
  const list = [
    ...doubts.map((doubt) => `**Beware: ${markdownText(doubt)}**`),
    ...cautions.map(markdownText),
  ];
  const parts = [
    commentMarker(report),
    `### ${markdownText(report.experiment.name)}${gate === undefined ? "" : `: the check ${outcome(gate)}`}`,
    ...(gate === undefined ? [] : [gate.lines.map((line) => `- ${markdownText(line)}`).join("\n")]),
    `**${markdownText(verdict)}** ${rest.map(markdownText).join(" ")}`,
    list.map((line) => `- ${line}`).join("\n"),
    renderActions(actions),
    depthTable(report, [{ name: report.experiment.headline }]),
  ];
  const comment = `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  return comment.length <= MOST_CHARACTERS ? comment : `${comment.slice(0, MOST_CHARACTERS)}…\n`;
}

/** The first line of a comment, which nobody sees: by it the comment of an earlier run is found, to be replaced. */
function commentMarker({ experiment }: Report): string {
  return `<!-- qdrant-rank-eval ${experiment.name.replaceAll(/[^\w.-]/g, "-")} -->`;
}

/** A gate's result as the first line of a report. */
export function renderGate(gate: GateResult): string {
  const [first = ""] = gate.lines;
  return `**The check ${outcome(gate)}.** ${markdownText(first)}`;
}

/** What to do next, as a list; nothing where there is nothing to do. */
export function renderActions(actions: readonly string[]): string {
  if (actions.length === 0) return "";
  return `**Next:**\n\n${actions.map((action, i) => `${i + 1}. ${markdownText(action)}`).join("\n")}`;
}

function outcome({ passed }: GateResult): string {
  return passed ? "passed" : "failed";
}
