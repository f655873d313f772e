import { expect, it } from "vitest";
import { significantDraws } from "./clustered-samples.ts";

it("calls a random number of each item significant at 5 % in 3 to 7 % of 1,000 draws", async () => {
  const { independent, clustered } = await significantDraws(1000, { users: 150, items: 200 });
  expect(independent).toBeGreaterThan(0.2);
  expect(clustered).toBeGreaterThanOrEqual(0.03);
  expect(clustered).toBeLessThanOrEqual(0.07);
});

it("calls it significant in at most 5 % of them with 25 items", async () => {
  const { independent, clustered } = await significantDraws(1000, { users: 150, items: 25 });
  expect(independent).toBeGreaterThan(0.4);
  expect(clustered).toBeLessThanOrEqual(0.05);
});
