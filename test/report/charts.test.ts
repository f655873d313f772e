import { expect, it } from "vitest";
import { cutoffChart, depthChart } from "../../src/report/charts.ts";
import { renderChart } from "../../src/report/render-chart.ts";
import { sampleReport } from "./sample-report.ts";

it.each([
  ["depth", depthChart],
  ["cutoff", cutoffChart],
])("draws the %s chart as the golden file has it, the same bytes each time", async (name, chart) => {
  const svg = await renderChart(chart(sampleReport));
  await expect(svg).toMatchFileSnapshot(`../golden/${name}.svg`);
  expect(await renderChart(chart(sampleReport))).toBe(svg);
});

it("marks every depth on the axis and names every series", async () => {
  const svg = await renderChart(depthChart(sampleReport));
  for (const text of ["20", "100", "recall (R@M)", "P@10, ceiling", "P@10, formula", "P@10, vector"]) {
    expect(svg).toContain(`>${text}<`);
  }
});
