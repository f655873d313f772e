import type { TopLevelSpec } from "vega-lite";
import type { CalibrationBin } from "../../analysis/formula/calibration.ts";
import { COLOURS, chartFrame } from "./chart-frame.ts";

/** Observed shares over predicted probabilities: right predictions lie on the diagonal, within its bars. */
export function calibrationChart(bins: readonly CalibrationBin[]): TopLevelSpec {
  const top = Math.max(...bins.flatMap(({ high = 0, observed, predicted }) => [high, observed, predicted]));
  // Where positives are rare most bins are near 0: the root spreads them, and unlike a logarithm it has a place for 0.
  const scale = { type: "sqrt" as const, domain: [0, top] as [number, number], nice: true };
  const axis = { format: ".2~%", tickCount: 8, labelOverlap: true };
  const x = {
    field: "predicted",
    type: "quantitative",
    title: "predicted probability",
    scale,
    axis,
  } as const;
  const y = { type: "quantitative" as const, title: "observed share of positives", scale, axis };
  return {
    ...chartFrame("Calibration on held-out users"),
    data: { values: [...bins] },
    layer: [
      {
        mark: { type: "line", color: COLOURS.grey, strokeDash: [4, 4] },
        encoding: { x, y: { ...y, field: "predicted" } },
      },
      {
        data: { values: bins.filter(({ low }) => low !== undefined) },
        mark: { type: "errorbar", color: COLOURS.grey, ticks: { size: 6 }, thickness: 1.5 },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      {
        mark: { type: "point", color: COLOURS.orange, filled: true, size: 60, opacity: 1 },
        encoding: { x, y: { ...y, field: "observed" } },
      },
    ],
  };
}
