import { expect, it } from "vitest";
import { makeTitle } from "../../../src/dataset/synthetic/titles.ts";
import { createRandom } from "../../../src/random.ts";

it("starts with a capital and speaks of the strongest topic, and of no more than two", () => {
  const random = createRandom("titles");
  const sides = new Set<boolean>();
  for (let i = 0; i < 50; i++) {
    const title = makeTitle(random, ["cooking", "jazz", "film"], Float64Array.of(0.1, 0.6, 0.3));
    expect(title).toMatch(/^[A-Z]/);
    expect(title.toLowerCase()).toContain("jazz");
    expect(title).not.toContain("cooking");
    sides.add(title.toLowerCase().includes("film"));
  }
  expect(sides.size).toBe(2);
});
