import type { TopLevelSpec } from "vega-lite";
import { findCeiling, findScore } from "./find-score.ts";
import type { Report } from "./report.ts";

/** A point of a line chart, with its interval where there is one. */
interface ChartPoint {
  readonly x: number;
  readonly series: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const COLOURS = { blue: "#2a6fbb", orange: "#d9731a", green: "#3b8f4e", grey: "#8a8f98" } as const;
const FONT = "Helvetica, Arial, sans-serif";

/** Recall, ceiling and precision by depth. */
export function depthChart(report: Report): TopLevelSpec {
  const { measure } = report.recommendation;
  const points = report.experiment.depths.flatMap((depth) => {
    const ceiling = findCeiling(report, depth, measure);
    return [
      point(depth, "recall (R@M)", findScore(report, "vector", depth, `R@${depth}`)),
      point(depth, `${measure}, ceiling`, { mean: ceiling, low: ceiling, high: ceiling }),
      point(depth, `${measure}, formula`, findScore(report, "formula", depth, measure)),
      point(depth, `${measure}, vector`, findScore(report, "vector", depth, measure)),
    ];
  });
  return lineChart({
    title: "Recall, ceiling and precision by depth",
    x: { title: "depth M (candidates fetched)", values: report.experiment.depths, logarithmic: true },
    y: "mean over queries",
    colours: [COLOURS.green, COLOURS.grey, COLOURS.orange, COLOURS.blue],
    points,
  });
}

/** Precision of both orders by cutoff, at the recommended depth. */
export function cutoffChart(report: Report): TopLevelSpec {
  const { depth } = report.recommendation;
  const points = report.experiment.cutoffs.flatMap((cutoff) => [
    point(cutoff, "formula", findScore(report, "formula", depth, `P@${cutoff}`)),
    point(cutoff, "vector", findScore(report, "vector", depth, `P@${cutoff}`)),
  ]);
  return lineChart({
    title: `Precision by cutoff, ${depth} candidates`,
    x: { title: "cutoff k (results shown)", values: report.experiment.cutoffs, logarithmic: false },
    y: "P@k, mean over queries",
    colours: [COLOURS.orange, COLOURS.blue],
    points,
  });
}

function point(x: number, series: string, { mean, low, high }: Omit<ChartPoint, "x" | "series">): ChartPoint {
  return { x, series, mean, low, high };
}

function lineChart(chart: {
  title: string;
  x: { title: string; values: readonly number[]; logarithmic: boolean };
  y: string;
  colours: readonly string[];
  points: readonly ChartPoint[];
}): TopLevelSpec {
  const series = [...new Set(chart.points.map((point) => point.series))];
  const x = {
    field: "x",
    type: "quantitative" as const,
    title: chart.x.title,
    scale: chart.x.logarithmic
      ? { type: "log" as const, nice: false, padding: 20 }
      : { type: "linear" as const, nice: false, padding: 20, zero: false },
    axis: { values: [...chart.x.values], format: ",d", labelOverlap: false, grid: false },
  };
  const color = {
    field: "series",
    type: "nominal",
    title: null,
    scale: { domain: series, range: [...chart.colours] },
    legend: { orient: "bottom", symbolType: "circle", symbolOpacity: 1, columns: 4 },
  } as const;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: "white",
    width: 560,
    height: 300,
    title: { text: chart.title, anchor: "start", fontSize: 14 },
    data: { values: [...chart.points] },
    layer: [
      {
        mark: { type: "errorbar", ticks: { size: 6 }, thickness: 1.5 },
        encoding: {
          x,
          y: { field: "low", type: "quantitative", title: chart.y },
          y2: { field: "high" },
          color,
        },
      },
      {
        mark: { type: "line", strokeWidth: 2, point: { size: 45, filled: true } },
        encoding: {
          x,
          y: {
            field: "mean",
            type: "quantitative",
            title: chart.y,
            scale: { domainMin: 0 },
            axis: { format: ".2~f" },
          },
          color,
        },
      },
    ],
    config: {
      font: FONT,
      axis: { labelFontSize: 11, titleFontSize: 12, titleFontWeight: "normal", gridColor: "#e8e8e8" },
      legend: { labelFontSize: 11 },
      view: { stroke: null },
    },
  };
}
