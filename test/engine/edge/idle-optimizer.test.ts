import { describe, expect, it, vi } from "vitest";
import { IdleOptimizer } from "../../../src/engine/edge/idle-optimizer.ts";

describe("IdleOptimizer", () => {
  it("runs once after a burst of changes", async () => {
    const optimize = vi.fn(async () => {});
    const optimizer = new IdleOptimizer(optimize);
    expect(optimizer.pending).toBe(false);
    for (let i = 0; i < 5; i++) optimizer.changed();
    expect(optimizer.pending).toBe(true);
    await expect.poll(() => optimizer.pending).toBe(false);
    expect(optimize).toHaveBeenCalledTimes(1);
  });

  it("is running until the engine has answered, also with a refusal", async () => {
    let refuse = (_: Error) => {};
    const optimizer = new IdleOptimizer(
      () =>
        new Promise((_, reject) => {
          refuse = reject;
        }),
    );
    optimizer.changed();
    await expect.poll(() => optimizer.running).toBe(true);
    refuse(new Error("gone"));
    await expect.poll(() => optimizer.running).toBe(false);
  });

  it("does nothing once it is stopped", async () => {
    const optimize = vi.fn(async () => {});
    const optimizer = new IdleOptimizer(optimize);
    optimizer.changed();
    optimizer.stop();
    expect(optimizer.pending).toBe(false);
    expect(optimize).not.toHaveBeenCalled();
  });
});
