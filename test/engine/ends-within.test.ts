import { expect, it } from "vitest";
import { endsWithin } from "../../src/engine/ends-within.ts";

it("says whether it has ended, and waits no longer than that", async () => {
  expect(await endsWithin(60_000, Promise.resolve("done"))).toBe(true);
  expect(await endsWithin(1, new Promise(() => {}))).toBe(false);
});

it("fails as what it waits for does", async () => {
  await expect(endsWithin(60_000, Promise.reject(new Error("no")))).rejects.toThrow("no");
});
