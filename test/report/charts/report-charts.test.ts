import { expect, it } from "vitest";
import { renderChart } from "../../../src/report/charts/render-chart.ts";
import { reportCharts } from "../../../src/report/charts/report-charts.ts";
import { sampleReport } from "../sample-report.ts";

const charts = reportCharts(sampleReport);

it.each(Object.entries(charts))(
  "draws %s as the golden file has it, the same bytes each time",
  async (file, chart) => {
    const svg = await renderChart(chart);
    await expect(svg).toMatchFileSnapshot(`../../golden/${file}`);
    expect(await renderChart(chart)).toBe(svg);
  },
);

it("marks every depth on the axis and names every series", async () => {
  const svg = await renderChart(charts["depth.svg"]!);
  for (const text of ["20", "100", "recall (R@M)", "P@10, ceiling", "P@10, formula", "P@10, vector"]) {
    expect(svg).toContain(`>${text}<`);
  }
});
