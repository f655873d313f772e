import { expect, it } from "vitest";
import { clickProbabilities } from "../../../src/dataset/synthetic/click-logits.ts";
import { createWorld } from "../../../src/dataset/synthetic/create-world.ts";
import { drawClicks } from "../../../src/dataset/synthetic/draw-clicks.ts";
import { testUsers } from "../../../src/dataset/synthetic/test-users.ts";
import { NO_PAUSE } from "../../../src/pause.ts";
import { tinyWorld } from "../tiny-world.ts";

it("draws the same clicks where it may keep no logits", async () => {
  const world = await createWorld(tinyWorld({ items: 2000, users: 60, testUsers: 50 }));
  const { intercept, relevant } = await drawClicks(world, NO_PAUSE, 0);
  expect(intercept).toBeCloseTo(world.intercept, 4);
  const differing = relevant.filter((items, i) => String(items) !== String(world.relevant[i]));
  expect(differing.length).toBeLessThan(2);
});

it("finds an intercept without kept logits that gives as many clicks as are wanted", async () => {
  const world = await createWorld(
    tinyWorld({ items: 2000, users: 60, testUsers: 50, clicks: { noise: 0, relevantMean: 40 } }),
  );
  const { intercept } = await drawClicks(world, NO_PAUSE, 0);
  const expected = testUsers(world.parameters)
    .flatMap((user) => [...clickProbabilities({ ...world, intercept }, user)])
    .reduce((sum, p) => sum + p, 0);
  expect(expected / 50).toBeCloseTo(40, 2);
});
