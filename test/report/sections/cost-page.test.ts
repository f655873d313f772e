import { expect, it } from "vitest";
import type { RouteCost } from "../../../src/analysis/routes/route-cost.ts";
import type { CostReport } from "../../../src/report/cost-report.ts";
import { renderCost } from "../../../src/report/sections/cost-page.ts";
import { sampleReport } from "../sample-report.ts";

const settings = { depth: 100, cutoff: 10, requests: 200, atOnce: 8 };

function cost(mean: number): RouteCost {
  const each = { mean, toEngine: { ratio: mean / 2, low: mean / 2 - 0.1, high: mean / 2 + 0.1 } };
  return { engineMs: each, outsideMs: each, clientMs: each, bytes: each, concurrentMs: each };
}

const compared: CostReport = {
  ...settings,
  costs: { nearest: cost(1), engine: cost(2), application: cost(5) },
  percentiles: {
    nearest: { p50: 1, p95: 2, p99: 3 },
    engine: { p50: 2, p95: 4, p99: 6 },
    application: { p50: 5, p95: 8, p99: 9 },
  },
};

it("sets every mean beside the formula's, with the interval of the ratio", () => {
  const page = renderCost(compared, sampleReport);
  expect(page).toMatch(
    /engine time, ms +\| +1\.00 \(0\.50 ×, 0\.40 to 0\.60\) \| +2\.00 \| +5\.00 \(2\.50 ×, 2\.40 to 2\.60\) \|/,
  );
  expect(page).toMatch(/p50 \/ p95 \/ p99, ms +\| +1\.00 \/ 2\.00 \/ 3\.00 \|/);
});

it("turns the time for a query into queries a second", () => {
  expect(renderCost(compared, sampleReport)).toMatch(
    /queries a second, 8 at once \(time a query\) +\| +1,000 \(/,
  );
});

it("has no prices of routes to different lists", () => {
  const page = renderCost({ ...settings, problem: "they differ" }, sampleReport);
  expect(page).toContain("Not compared: they differ.");
  expect(page).not.toContain("engine time");
});
