import type { TopLevelSpec } from "vega-lite";
import { findHeadline, findHeadlineStages, findRecall } from "../find-score.ts";
import { formatCount } from "../format-number.ts";
import type { Report } from "../report.ts";
import { COLOURS, chartFrame } from "./chart-frame.ts";
import { linePanel, point, type Series } from "./line-chart.ts";

/** What can be reached at each depth, and below it what is: two panels, since the second would be flat in the first. */
export function depthChart(report: Report): TopLevelSpec {
  const { control, treatment, headline: measure, depths } = report.experiment;
  const { depth: recommended } = report.recommendation;
  const ceiling: Series = { name: `ceiling (${measure})`, colour: COLOURS.ceiling, shape: "square" };
  const recall: Series = { name: "recall (R@M)", colour: COLOURS.recall, shape: "diamond" };
  const reachable = depths.flatMap((depth) => {
    const { ceiling: best } = findHeadlineStages(report, depth);
    return [
      point(depth, recall.name, findRecall(report, depth)),
      point(depth, ceiling.name, { mean: best, low: best, high: best }),
    ];
  });
  const reached = depths.flatMap((depth) =>
    [treatment, control].map((system) => point(depth, system, findHeadline(report, system, depth))),
  );
  const axis = { title: "depth M (candidates fetched)", values: depths, logarithmic: true };
  const marked = { x: recommended, text: `fetch ${formatCount(recommended)}` };
  return {
    ...chartFrame("Recall, ceiling and precision by depth"),
    resolve: { scale: { color: "independent", shape: "independent" } },
    vconcat: [
      linePanel({
        ...{ x: axis, y: "what is fetched", series: [ceiling, recall], points: reachable, marked },
      }),
      linePanel({
        ...{ x: axis, y: measure, points: reached, marked },
        series: [
          { name: treatment, colour: COLOURS.treatment, shape: "circle" },
          { name: control, colour: COLOURS.control, shape: "triangle-up" },
        ],
      }),
    ],
  };
}
