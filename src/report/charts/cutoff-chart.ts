import type { TopLevelSpec } from "vega-lite";
import { shownBy } from "../../metrics/default-measures.ts";
import { findScore } from "../find-score.ts";
import { formatCount } from "../format-number.ts";
import type { Report } from "../report.ts";
import { headlineFamily } from "../shown-measures.ts";
import { COLOURS, chartFrame } from "./chart-frame.ts";
import { linePanel, point } from "./line-chart.ts";

/** The headline's measure by cutoff, of treatment and control at the recommended depth. */
export function cutoffChart(report: Report): TopLevelSpec {
  const { depth } = report.recommendation;
  const { control, treatment } = report.experiment;
  const measures = headlineFamily(report);
  const cutoffs = measures.map(shownBy);
  const points = measures.flatMap((measure, i) =>
    [treatment, control].flatMap((system) => {
      const score = findScore(report, system, depth, measure.name);
      return score === undefined ? [] : [point(cutoffs[i]!, system, score)];
    }),
  );
  const { family } = measures[0]!;
  return {
    ...chartFrame(`${family}@k by cutoff, ${formatCount(depth)} candidates`),
    ...linePanel({
      x: { title: "cutoff k (results shown)", values: cutoffs, logarithmic: false },
      y: `${family}@k, mean over queries`,
      series: [
        { name: treatment, colour: COLOURS.treatment, shape: "circle" },
        { name: control, colour: COLOURS.control, shape: "triangle-up" },
      ],
      points,
    }),
  };
}
