import type { TopLevelSpec } from "vega-lite";
import { chartFrame } from "./chart-frame.ts";

/** A point of a line chart, with its interval where there is one. */
export interface ChartPoint {
  readonly x: number;
  readonly series: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

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
    ...chartFrame(chart.title),
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
  };
}
