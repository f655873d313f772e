import { expect, it } from "vitest";
import type { Bridge } from "../../../src/engine/edge/bridge.ts";
import { openCollections } from "../../../src/engine/edge/open-collections.ts";
import { newConfig } from "../../../src/engine/server/configure.ts";

const config = newConfig({ vectors: { size: 1, distance: "Dot" } });
const found = (...names: string[]) => ({
  sound: names.map((name) => ({ path: `/data/${name}`, manifest: { name, config, indexes: {} } })),
  broken: new Map<string, string>(),
});

/** A bridge that refuses to open some collections, and dies of others. */
function createBridge(opened: string[] = []): Bridge & { opened: string[] } {
  let failure: Error | undefined;
  const send = async (_verb: string, name: string) => {
    if (name.startsWith("fatal")) failure = new Error("the engine's process is gone");
    if (failure || name.startsWith("bad")) throw failure ?? new Error("it is bad");
    opened.push(name);
  };
  const bridge = {
    send,
    opened,
    get failure() {
      return failure;
    },
  };
  return bridge as unknown as Bridge & { opened: string[] };
}

it("opens every collection but those that the engine refuses", async () => {
  const { opened, broken } = await openCollections(found("a", "bad", "c"), createBridge(), async () => {
    throw new Error("nothing died");
  });
  expect([...opened.keys()]).toEqual(["a", "c"]);
  expect(Object.fromEntries(broken)).toEqual({ bad: "/data/bad: it is bad" });
});

it("opens the others in a new process where one ends the engine", async () => {
  const bridges = [createBridge()];
  const collections = found("a", "fatal 1", "bad", "fatal 2", "c");
  const { opened, broken } = await openCollections(collections, bridges[0]!, async () => {
    bridges.push(createBridge());
    return bridges.at(-1)!;
  });
  expect([...opened.keys()]).toEqual(["a", "c"]);
  expect([...broken.keys()].sort()).toEqual(["bad", "fatal 1", "fatal 2"]);
  expect(bridges.map(({ opened }) => opened)).toEqual([["a"], ["a"], ["a", "c"]]);
});
