import { expect, it } from "vitest";
import { createPause, mapWithPauses, NO_PAUSE } from "../src/pause.ts";

/** Computes for longer than a block may take. */
function block(): void {
  for (const start = performance.now(); performance.now() - start < 60; );
}

it("lets timers through between blocks", async () => {
  const pause = createPause();
  let fired = false;
  setTimeout(() => {
    fired = true;
  }, 1);
  for (let i = 0; i < 2; i++) {
    block();
    await pause();
  }
  expect(fired).toBe(true);
});

it("does not wait where the last pause was a moment ago", async () => {
  const pause = createPause();
  let fired = false;
  setImmediate(() => {
    fired = true;
  });
  await pause();
  expect(fired).toBe(false);
});

it("stops the work once its signal is aborted in a pause", async () => {
  const controller = new AbortController();
  const pause = createPause(controller.signal);
  setTimeout(() => controller.abort(new Error("enough")), 1);
  const done: number[] = [];
  const work = mapWithPauses(
    [1, 2, 3],
    (value) => {
      block();
      done.push(value);
    },
    pause,
  );
  await expect(work).rejects.toThrow("enough");
  expect(done).toEqual([1]);
});

it("maps as an array does", async () => {
  expect(await mapWithPauses(new Set([3, 4]), (value, i) => value * 10 + i, NO_PAUSE)).toEqual([30, 41]);
});
