import type { TopLevelSpec } from "vega-lite";
import { shownBy } from "../../metrics/default-measures.ts";
import { findScore } from "../find-score.ts";
import type { Report } from "../report.ts";
import { headlineFamily } from "../shown-measures.ts";
import { COLOURS } from "./chart-frame.ts";
import { lineChart, point } from "./line-chart.ts";

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
  return lineChart({
    title: `${family}@k by cutoff, ${depth} candidates`,
    x: { title: "cutoff k (results shown)", values: cutoffs, logarithmic: false },
    y: `${family}@k, mean over queries`,
    colours: [COLOURS.orange, COLOURS.blue],
    points,
  });
}
