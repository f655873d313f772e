import type { TopLevelSpec } from "vega-lite";
import { findHeadline, findHeadlineStages } from "../find-score.ts";
import { formatCount } from "../format-number.ts";
import type { Report } from "../report.ts";
import { COLOURS, chartFrame } from "./chart-frame.ts";

/** What is reached and what each stage loses, stacked up to 1: one bar a depth. */
export function stagesChart(report: Report): TopLevelSpec {
  const { treatment, headline: measure } = report.experiment;
  const parts = [
    [`reached by ${treatment}`, COLOURS.orange],
    ["lost by order", COLOURS.paleOrange],
    ["lost by search", COLOURS.red],
    ["lost by depth", COLOURS.green],
    ["scarcity", COLOURS.paleGrey],
  ] as const;
  const names = parts.map(([name]) => name);
  const values = report.experiment.depths.flatMap((depth) => {
    const { order, search, depth: deep, scarcity } = findHeadlineStages(report, depth).losses;
    const reached = findHeadline(report, treatment, depth).mean;
    return [reached, order, search, deep, scarcity].map((share, part) => ({
      depth: formatCount(depth),
      share,
      name: names[part]!,
      part,
    }));
  });
  return {
    ...chartFrame(`Which stage loses the hits: ${measure}`),
    data: { values },
    mark: { type: "bar", width: { band: 0.7 } },
    encoding: {
      x: {
        field: "depth",
        type: "ordinal",
        sort: null,
        title: "depth M (candidates fetched)",
        axis: { labelAngle: 0 },
      },
      y: {
        field: "share",
        type: "quantitative",
        title: "share of the list, mean over queries",
        axis: { format: ".1f" },
      },
      order: { field: "part" },
      color: {
        field: "name",
        type: "nominal",
        title: null,
        scale: { domain: names, range: parts.map(([, colour]) => colour) },
        legend: { orient: "bottom", columns: 3, labelLimit: 0 },
      },
    },
  };
}
