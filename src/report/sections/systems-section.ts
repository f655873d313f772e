import { candidateRecall } from "../../metrics/default-measures.ts";
import { judged } from "../../metrics/judged.ts";
import { findScore } from "../find-score.ts";
import { formatCount, formatPercent, formatScore, formatShare } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { Report } from "../report.ts";
import type { SystemReport } from "../system-report.ts";

/** Every system by every measure, where there are more than the two that the answer compares. */
export function systemsSection(report: Report): string {
  const { systems, experiment, recommendation } = report;
  const { control, treatment, measures, headline } = experiment;
  if (systems.length < 3) return "";
  const { depth } = recommendation;
  const columns: Column<SystemReport>[] = [
    { head: "system", align: "left", cell: ({ name }) => name },
    ...[...new Set([...measures, candidateRecall(depth).name])].map(
      (measure): Column<SystemReport> => ({
        head: measure,
        align: "right",
        cell: ({ name }) => {
          const score = findScore(report, name, depth, measure);
          if (score === undefined) return "–";
          return `${formatScore(score.mean)} (${formatScore(score.low)} to ${formatScore(score.high)})`;
        },
      }),
    ),
    ...judgedColumn(report),
    { head: "better than", align: "left", cell: ({ name }) => beatenBy(report, name).join(", ") || "–" },
  ];
  return `## All systems, at depth ${formatCount(depth)}

Means over the queries with their intervals. “Better than” names the systems that one beats by ${headline}, by the interval and by the corrected test; only pairs with ${treatment} or ${control} are compared.

${[markdownTable(columns, systems), ...chosenNotes(report), ...gainNotes(report)].join("\n\n")}`;
}

/** How much of what each system shows has a judgment, where not all of it has. */
function judgedColumn({ unjudged, missed }: Report): Column<SystemReport>[] {
  if (unjudged === undefined) return [];
  const shares = new Map(unjudged.systems.map(({ system, share }) => [system, share]));
  return [
    { head: judged(missed.cutoff).name, align: "right", cell: ({ name }) => formatScore(shares.get(name)) },
  ];
}

/** Which settings were chosen by the training queries, a line a system. */
function chosenNotes({ systems, recommendation }: Report): string[] {
  return systems.flatMap(({ name, chosen = [] }) => {
    const here = chosen.filter(({ depth }) => depth === undefined || depth === recommendation.depth);
    const settings = here.map(({ setting, queries }) => `${setting} (${formatCount(queries)} queries)`);
    return settings.length === 0 ? [] : [`${name} was chosen by training queries: ${settings.join(", ")}.`];
  });
}

/** How much of what an imported run gains the treatment reaches, a line a run. */
function gainNotes({ gainShares = [], experiment, recommendation }: Report): string[] {
  const { control, treatment, confidence } = experiment;
  return gainShares.map(({ system, share: { ratio, low, high } }) =>
    markdownText(
      `${treatment} reaches ${formatShare(ratio)} of what ${system} gains over ${control} by ${recommendation.measure}, ${formatPercent(confidence)} interval ${formatShare(low)} to ${formatShare(high)}.`,
    ),
  );
}

/** The systems that one beats by the headline, beyond chance. */
function beatenBy({ comparisons, experiment, recommendation }: Report, name: string): string[] {
  const { headline, confidence } = experiment;
  return comparisons
    .filter(
      ({ depth, measure }) =>
        measure === headline && (depth ?? recommendation.depth) === recommendation.depth,
    )
    .filter(({ adjustedPValue }) => adjustedPValue < 1 - confidence)
    .flatMap(({ control, treatment, low, high }) => {
      if (treatment === name && low > 0) return control;
      return control === name && high < 0 ? treatment : [];
    });
}
