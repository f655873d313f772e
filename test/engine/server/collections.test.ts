import { describe, expect, it } from "vitest";
import { createReferenceBackend } from "../../../src/engine/reference/reference-backend.ts";
import type { Backend } from "../../../src/engine/server/backend.ts";
import { Collections } from "../../../src/engine/server/collections.ts";
import { newConfig } from "../../../src/engine/server/configure.ts";

const config = newConfig({ vectors: { size: 1, distance: "Dot" } });

describe("Collections", () => {
  it("gives a name to one of two requests that come at once", async () => {
    const collections = await Collections.load(createReferenceBackend());
    const both = await Promise.allSettled([collections.create("a", config), collections.create("a", config)]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(collections.names).toEqual(["a"]);
  });

  it("does not reuse a name before its collection is gone", async () => {
    const order: string[] = [];
    const slow: Backend = {
      ...createReferenceBackend(),
      create: async (name, settings) => {
        order.push("create");
        const collection = await createReferenceBackend().create(name, settings);
        collection.drop = async () => {
          await new Promise((resolve) => setImmediate(resolve));
          order.push("dropped");
        };
        return collection;
      },
    };
    const collections = await Collections.load(slow);
    await collections.create("a", config);
    await Promise.all([collections.drop("a"), collections.create("a", config)]);
    expect(order).toEqual(["create", "dropped", "create"]);
  });

  it("answers 503 for a collection that cannot be opened, and lists it", async () => {
    const broken = new Map([["b", "/data/b: it is bad"]]);
    const backend: Backend = {
      ...createReferenceBackend(),
      load: async () => ({ opened: new Map(), broken }),
    };
    const collections = await Collections.load(backend);
    await collections.create("a", config);
    expect(collections.names).toEqual(["a", "b"]);
    expect(collections.has("b")).toBe(true);
    const refusal = expect.objectContaining({
      status: 503,
      message: expect.stringContaining("/data/b: it is bad"),
    });
    expect(() => collections.get("b")).toThrow(refusal);
    await expect(collections.create("b", config)).rejects.toThrow(refusal);
    await expect(collections.drop("b")).rejects.toThrow(refusal);
  });

  it("keeps a collection that could not be deleted", async () => {
    const backend: Backend = {
      ...createReferenceBackend(),
      create: async (name, settings) =>
        Object.assign(await createReferenceBackend().create(name, settings), {
          drop: () => Promise.reject(new Error("the disk is read-only")),
        }),
    };
    const collections = await Collections.load(backend);
    await collections.create("a", config);
    await expect(collections.drop("a")).rejects.toThrow("read-only");
    expect(collections.names).toEqual(["a"]);
  });

  it("lists names in order, and says of a missing one that it is", async () => {
    const collections = await Collections.load(createReferenceBackend());
    await collections.create("b", config);
    await collections.create("a", config);
    expect(collections.names).toEqual(["a", "b"]);
    expect(() => collections.get("c")).toThrow("Not found: Collection `c` doesn't exist!");
    expect(await collections.drop("c")).toBe(false);
  });
});
