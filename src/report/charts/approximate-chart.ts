import type { TopLevelSpec } from "vega-lite";
import type { SearchPoint } from "../../analysis/search/search-point.ts";
import { CHART_WIDTH, COLOURS, chartFrame } from "./chart-frame.ts";

/** Recall over time of all settings at one depth, with their Pareto front. */
export function approximateChart(points: readonly SearchPoint[], depth: number): TopLevelSpec {
  const values = points
    .filter((point) => point.depth === depth)
    .map(({ index, rescore, engineMs, recallByScore, onFront }) => ({
      series:
        rescore === undefined ? index : `${index}, ${rescore ? `rescored ${rescore} × M` : "not rescored"}`,
      ms: engineMs,
      recall: recallByScore.mean,
      onFront,
    }));
  const x = {
    field: "ms",
    type: "quantitative",
    title: "engine time, ms a query",
    scale: { type: "log", nice: false, padding: 20 },
    axis: { format: "~g", labelOverlap: true, grid: false },
  } as const;
  const y = {
    field: "recall",
    type: "quantitative",
    title: "recall of the M nearest",
    scale: { zero: false, nice: false, padding: 10 },
  } as const;
  return {
    ...chartFrame(`Recall and time of approximate search, ${depth} candidates`),
    width: CHART_WIDTH + 100,
    height: 260,
    data: { values },
    layer: [
      {
        transform: [{ filter: "datum.onFront" }],
        mark: { type: "line", color: COLOURS.line, strokeDash: [4, 4] },
        encoding: { x, y, order: { field: "ms", type: "quantitative" } },
      },
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: {
          x,
          y,
          color: {
            field: "series",
            type: "nominal",
            title: null,
            legend: { orient: "bottom", columns: 2, labelLimit: 0, symbolOpacity: 1 },
          },
        },
      },
    ],
  };
}
