import type { HeldOutReport } from "../../src/report/model-report.ts";

/** A score whose effect is no straight line. */
export const misshapenScore: HeldOutReport["shapes"]["wrong"][number] = {
  feature: "score",
  remedy: { kind: "score-hinge" },
  bins: [
    { from: -0.1, to: 0.2, count: 16_000, predicted: 0.004, observed: 0.0041, adjustedPValue: 1 },
    { from: 0.2, to: 0.6, count: 16_000, predicted: 0.03, observed: 0.06, adjustedPValue: 0.002 },
  ],
};
