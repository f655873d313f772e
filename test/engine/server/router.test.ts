import { describe, expect, it } from "vitest";
import type { Route } from "../../../src/engine/server/route.ts";
import { Router } from "../../../src/engine/server/router.ts";

const route = (method: Route["method"], path: string): Route => ({ method, path, handle: () => path });
const router = new Router([
  route("POST", "/c/{name}"),
  route("POST", "/c/all"),
  route("GET", "/c/{name}/p/{id}"),
]);

describe("Router", () => {
  it("prefers words to named parts", () => {
    expect(router.find("POST", "/c/all")?.route.path).toBe("/c/all");
    expect(router.find("POST", "/c/some")?.route.path).toBe("/c/{name}");
  });

  it("decodes the named parts", () => {
    expect(router.find("GET", "/c/a%20b/p/1")?.params).toEqual({ name: "a b", id: "1" });
    expect(router.find("GET", "/c/%/p/1")?.params).toEqual({ name: "%", id: "1" });
  });

  it("finds nothing for another method or another length", () => {
    expect(router.find("GET", "/c/all")).toBeUndefined();
    expect(router.find("POST", "/c/all/more")).toBeUndefined();
  });
});
