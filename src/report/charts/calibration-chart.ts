import type { TopLevelSpec } from "vega-lite";
import type { CalibrationBin } from "../../analysis/formula/calibration.ts";
import { formatCount, formatShare } from "../format-number.ts";
import { CHART_WIDTH, COLOURS, chartFrame } from "./chart-frame.ts";

/** Observed shares over predicted probabilities: right predictions lie on the diagonal, within its bars. */
export function calibrationChart(bins: readonly CalibrationBin[]): TopLevelSpec {
  const top = Math.max(...bins.flatMap(({ high = 0, observed, predicted }) => [high, observed, predicted]));
  // Where positives are rare most bins are near 0: the root spreads them, and unlike a logarithm it has a place for 0.
  const scale = { type: "sqrt" as const, domain: [0, top] as [number, number], nice: true };
  const axis = { format: ".2~%", tickCount: 6, labelOverlap: true };
  const x = {
    field: "predicted",
    type: "quantitative",
    title: "predicted probability (square-root scale)",
    scale,
    axis,
  } as const;
  const y = { type: "quantitative" as const, title: "observed share (square-root scale)", scale, axis };
  return {
    ...chartFrame("Calibration on held-out users"),
    width: CHART_WIDTH,
    height: 260,
    data: { values: bins.map((bin) => ({ ...bin, words: inWords(bin) })) },
    layer: [
      {
        mark: { type: "line", color: COLOURS.line, strokeDash: [4, 4], aria: false },
        encoding: { x, y: { ...y, field: "predicted" } },
      },
      {
        data: { values: bins.filter(({ low }) => low !== undefined) },
        mark: { type: "rule", color: COLOURS.treatment, strokeWidth: 1.5, aria: false },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      {
        mark: { type: "point", color: COLOURS.treatment, filled: true, size: 60, opacity: 1 },
        encoding: {
          x,
          y: { ...y, field: "observed" },
          description: { field: "words", type: "nominal" },
        },
      },
    ],
  };
}

function inWords({ count, predicted, observed }: CalibrationBin): string {
  return `predicted ${formatShare(predicted)}, observed ${formatShare(observed)} of ${formatCount(count)}`;
}
