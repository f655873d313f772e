import { expect, it } from "vitest";
import { COLOURS, spreadLabels } from "../../../src/report/charts/chart-frame.ts";
import { colourDistance, EYES } from "./colour-vision.ts";

it("measures colours as CIELAB does, and finds those alike that such an eye cannot tell apart", () => {
  expect(colourDistance("#000000", "#ffffff", "full colour vision")).toBeCloseTo(100, 1);
  expect(colourDistance("#ff0000", "#00ff00", "full colour vision")).toBeGreaterThan(150);
  expect(colourDistance("#9c5a00", "#6b7000", "deuteranopia")).toBeLessThan(
    colourDistance("#9c5a00", "#6b7000", "full colour vision") / 2,
  );
});

const { stages, treatment, control, recall, ceiling } = COLOURS;

it.each(Object.keys(EYES) as (keyof typeof EYES)[])("keeps the colours of a chart apart: %s", (eye) => {
  for (const chart of [Object.values(stages), [treatment, control], [recall, ceiling]]) {
    const pairs = chart.flatMap((one, i) => chart.slice(i + 1).map((other) => [one, other] as const));
    for (const [one, other] of pairs) {
      expect(colourDistance(one, other, eye), `${one} and ${other}`).toBeGreaterThan(20);
    }
  }
});

it("moves labels apart that would cover each other, and leaves the others where they are", () => {
  expect(spreadLabels([0.5, 0.1, 0.52], 0.1)).toEqual([0.5, 0.1, 0.6]);
});
