import { parseMeasure } from "../../metrics/parse-measure.ts";
import { findScore } from "../find-score.ts";
import { formatCount, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";
import { depthTable } from "./depth-table.ts";
import { stagesSection } from "./stages-section.ts";

/** How many measures are shown with the headline. */
const OTHERS = 2;

/** The systems by three measures, the headline by depth, and which stage loses the hits: what a reviewer looks at. */
export function overviewSection(report: Report): string {
  const { systems, recommendation, experiment } = report;
  const { depth } = recommendation;
  const parts = [
    `## Systems, at depth ${formatCount(depth)}`,
    markdownTable(
      [
        {
          head: "system",
          align: "left",
          cell: ({ name }) => name,
          bold: ({ name }) => name === experiment.treatment,
        },
        ...shownMeasures(report).map((measure) => ({
          head: measure,
          align: "right" as const,
          cell: ({ name }: { readonly name: string }) =>
            formatScore(findScore(report, name, depth, measure)?.mean),
        })),
      ],
      systems,
    ),
    "## Depth",
    depthTable(report, [{ name: experiment.headline }]),
    ...(stagesSection(report) === "" ? [] : ["![Which stage loses the hits, by depth](stages.svg)"]),
  ];
  return parts.join("\n\n");
}

/** The headline, and others of the experiment: those of another family first, which say something else. */
function shownMeasures({ experiment }: Report): string[] {
  const { headline, measures } = experiment;
  const { family, cutoff } = parseMeasure(headline);
  const distance = (name: string) => {
    const measure = parseMeasure(name);
    return (measure.family === family ? 2 : 0) + (measure.cutoff === cutoff ? 0 : 1);
  };
  const others = measures.filter((name) => name !== headline);
  return [headline, ...others.sort((a, b) => distance(a) - distance(b)).slice(0, OTHERS)];
}
