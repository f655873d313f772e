import { comparisonColumns, testColumns } from "../comparison-columns.ts";
import { formatCount, formatDifference, formatScore } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { ObjectiveRow, ObjectivesReport } from "../objectives-report.ts";
import type { Report } from "../report.ts";

/** What it is worth to learn for another objective; an empty text where none was asked for. */
export function objectivesSection({ objectives, recommendation, experiment, dataset }: Report): string {
  if (objectives === undefined) return "";
  const { measure, depth } = recommendation;
  const { confidence } = experiment;
  const inner = objectives.chosenBy === "inner folds" ? innerColumns(measure) : [];
  const table = markdownTable<ObjectiveRow>(
    [
      {
        head: "learned for",
        align: "left",
        cell: ({ objective }) => objective,
        bold: ({ objective }) => objective === objectives.judged,
      },
      ...inner,
      {
        head: `${measure}, test`,
        align: "right",
        cell: ({ test }) => ("problem" in test ? "–" : formatScore(test.mean)),
      },
      ...[...comparisonColumns(confidence), ...testColumns].map(
        ({ head, align, cell }): Column<ObjectiveRow> => ({
          head,
          align,
          cell: ({ test }) =>
            "problem" in test || test.comparison === undefined ? "–" : cell(test.comparison),
        }),
      ),
    ],
    objectives.rows,
  );
  const parts = [
    "## What the weights were learned for",
    `${sayChoice(objectives, dataset.folds)} Each objective was trained on the same samples and the test queries ranked by its model, at depth ${formatCount(depth)}; differences are to logistic loss, and p is corrected for all rows (Holm).`,
    table,
    ...problemsOf(objectives.rows),
  ];
  return parts.join("\n\n");
}

function sayChoice({ used, chosenBy }: ObjectivesReport, folds: number | undefined): string {
  if (chosenBy === "experiment") return `The experiment asks for ${markdownText(used)}.`;
  const each =
    folds === undefined
      ? ""
      : " So it was for the model of all queries, which no query is judged by; each fold chose for itself, from the queries of the others, and what it chose is a row of its own.";
  return `Five folds of the training queries chose ${markdownText(used)}: the best of those whose interval there is above that of logistic loss, else logistic loss.${each}`;
}

function innerColumns(measure: string): Column<ObjectiveRow>[] {
  return [
    {
      head: `${measure}, inner folds`,
      align: "right",
      cell: ({ inner }) => (inner === undefined || "problem" in inner ? "–" : formatScore(inner.mean)),
    },
    {
      head: "difference there",
      align: "right",
      cell: ({ inner }) => {
        if (inner === undefined || "problem" in inner || inner.difference === undefined) return "–";
        const { value, low, high } = inner.difference;
        return `${formatDifference(value)} (${formatDifference(low)} to ${formatDifference(high)})`;
      },
    },
  ];
}

function problemsOf(rows: readonly ObjectiveRow[]): string[] {
  return rows.flatMap(({ objective, test }) =>
    "problem" in test
      ? [`${markdownText(objective)} could not be learned: ${markdownText(test.problem)}.`]
      : [],
  );
}
