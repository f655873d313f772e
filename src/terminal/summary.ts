import pc from "picocolors";
import type { Change, Verdict } from "../gate/verdict.ts";
import type { CostReport } from "../report/cost-report.ts";
import type { Finding } from "../report/findings/finding.ts";
import { firstScreen, stops } from "../report/findings/first-screen.ts";
import { sayFinding } from "../report/findings/say-finding.ts";
import { formatCount, formatDifference, formatScore } from "../report/format-number.ts";
import type { Report } from "../report/report.ts";
import { depthTable } from "../report/sections/depth-table.ts";
import { visibleText } from "../visible-text.ts";

/** What a run tells the person at the terminal: the depth table of the headline cutoff and the answer. */
export function renderSummary(report: Report, folder: string, cost?: CostReport): string {
  const { verdict, rest, cautions, doubts } = firstScreen(report.findings);
  return [
    "",
    depthTable(report, [{ name: report.experiment.headline }]),
    "",
    [pc.bold(visibleText(verdict)), ...rest.slice(0, 1).map(visibleText)].join(" "),
    ...rest.slice(1).map(visibleText),
    ...cautions.map((caution) => pc.yellow(`Careful: ${visibleText(caution)}`)),
    ...doubts.map((doubt) => pc.red(`Beware: ${visibleText(doubt)}`)),
    ...costProblem(cost),
    "",
    `Report: ${visibleText(folder)}/report.md`,
    "",
  ].join("\n");
}

/** Why the costs of the routes were not compared, or nothing. */
function costProblem(cost: CostReport | undefined): string[] {
  return cost !== undefined && "problem" in cost
    ? [pc.red(`The routes were not timed: ${cost.problem}.`)]
    : [];
}

/** What a check found, and what to do about it. */
export function renderVerdict(verdict: Verdict, baseline: string): string {
  const { checked, regressed, improved } = verdict;
  if (regressed.length > 0) {
    return [
      pc.red(
        pc.bold(
          `Ranking regressed: ${regressed.length} of ${checked} scores are worse than ${visibleText(baseline)}.`,
        ),
      ),
      ...regressed.map(describeChange),
      "Fix the ranking or, if the change is intended, accept it: npm run experiment -- --accept",
      "",
    ].join("\n");
  }
  const better =
    improved.length === 0
      ? "none improved"
      : `${formatCount(improved.length)} improved; to hold that level from now on: npm run experiment -- --accept`;
  return `${pc.green(`No regression: ${formatCount(checked)} scores checked against ${visibleText(baseline)}, ${better}.`)}\n`;
}

/**
 * What a gate says of findings that stop it, or an empty text: such a run makes no baseline, unless that is forced, and
 * passes no check.
 *
 * @param gate What was to be done with the run.
 */
export function renderStop(findings: readonly Finding[], gate: "accept" | "check"): string {
  const stopping = stops(findings).map((finding) => visibleText(sayFinding(finding)));
  if (stopping.length === 0) return "";
  const consequence =
    gate === "accept"
      ? "Not accepted as baseline, since the results are in doubt (--force accepts them all the same)."
      : "The check fails, since the results are in doubt, whatever they are compared with.";
  return `${pc.red([pc.bold(consequence), ...stopping.map((line) => `  ${line}`)].join("\n"))}\n`;
}

function describeChange({
  system,
  depth,
  measure,
  baseline,
  current,
  difference,
  low,
  high,
}: Change): string {
  return (
    `  ${visibleText(measure)} of ${visibleText(system)}${depth === undefined ? "" : ` at depth ${formatCount(depth)}`}: ${formatScore(baseline)} → ${formatScore(current)} ` +
    `(${formatDifference(difference)}, interval ${formatDifference(low)} to ${formatDifference(high)})`
  );
}
