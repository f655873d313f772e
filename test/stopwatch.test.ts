import { expect, it } from "vitest";
import { createStopwatch } from "../src/stopwatch.ts";

/** A clock that reads these times, one after another. */
function clock(...times: number[]): () => number {
  return () => times.shift()!;
}

it("times each step, and how much of it was waiting for answers", () => {
  const stopwatch = createStopwatch(clock(100, 150, 150, 400));
  stopwatch.start("reading");
  stopwatch.start("asking");
  stopwatch.add({ clientMs: 80, engineMs: 30 });
  stopwatch.add({ clientMs: 20, engineMs: 5 });
  expect(stopwatch.stop()).toEqual([
    { step: "reading", ms: 50, clientMs: 0, engineMs: 0, ownMs: 50 },
    { step: "asking", ms: 250, clientMs: 100, engineMs: 35, ownMs: 150 },
  ]);
});

it("counts no answer before the first step", () => {
  const stopwatch = createStopwatch(clock(0, 1));
  stopwatch.add({ clientMs: 9, engineMs: 9 });
  stopwatch.start("asking");
  expect(stopwatch.stop()[0]).toMatchObject({ clientMs: 0, engineMs: 0 });
});
