import type { TopLevelSpec } from "vega-lite";

/** A point of a line chart, with its interval where there is one. */
export interface ChartPoint {
  readonly x: number;
  readonly series: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** One colour for one meaning, in every chart. */
export const COLOURS = { blue: "#2a6fbb", orange: "#d9731a", green: "#3b8f4e", grey: "#8a8f98" } as const;

const FONT = "Helvetica, Arial, sans-serif";

/** A summary as a point of a series. */
export function point(
  x: number,
  series: string,
  { mean, low, high }: Omit<ChartPoint, "x" | "series">,
): ChartPoint {
  return { x, series, mean, low, high };
}

/** Lines with error bars over numbers, marked on the axis where there are points. */
export function lineChart(chart: {
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
