import { expect, it } from "vitest";
import { limitLoad } from "../../src/qdrant/load-limit.ts";

it("waits until as many queries may be sent as the rate allows", async () => {
  let clock = 0;
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    clock += ms;
  };
  const { pace, mostQueries } = limitLoad({ rate: 20 }, undefined, { now: () => clock, sleep });
  expect(mostQueries).toBe(20);
  for (let i = 0; i < 3; i++) await pace(10);
  expect(slept).toEqual([0, 500, 500]);
  clock += 5000;
  await pace(20);
  await pace(1);
  expect(slept).toEqual([0, 500, 500, 0, 1000]);
});

it("sends one query at a time where less than one a second is allowed", () => {
  expect(limitLoad({ rate: 0.5 }).mostQueries).toBe(1);
});

it("ends the waiting with the run", async () => {
  const controller = new AbortController();
  const { pace } = limitLoad({ rate: 0.001 }, controller.signal);
  await pace(1);
  const waiting = pace(1);
  controller.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
});
