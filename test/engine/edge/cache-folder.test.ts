import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheFolder } from "../../../src/engine/edge/cache-folder.ts";

describe.skipIf(process.platform === "win32")("cacheFolder", () => {
  it("is ours in the cache folder that the user names", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: "/var/cache/me" })).toBe("/var/cache/me/qdrant-rank-eval");
  });

  it("is below the home where none is named, or one that depends on the current folder", () => {
    const folder = process.platform === "darwin" ? "Library/Caches" : ".cache";
    const expected = join(homedir(), folder, "qdrant-rank-eval");
    for (const given of [undefined, "", "relative", "./cache"]) {
      expect(cacheFolder({ XDG_CACHE_HOME: given })).toBe(expected);
    }
  });

  it("is below the home that the system knows where HOME names none", () => {
    const before = process.env.HOME;
    try {
      for (const home of ["", "relative"]) {
        process.env.HOME = home;
        expect(cacheFolder({})).toMatch(/^\/.+qdrant-rank-eval$/);
      }
    } finally {
      process.env.HOME = before;
    }
  });
});
