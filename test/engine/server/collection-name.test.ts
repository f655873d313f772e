import { expect, it } from "vitest";
import { checkCollectionName } from "../../../src/engine/server/collection-name.ts";

it("takes every name of at most 255 bytes without the characters that Qdrant forbids", () => {
  for (const name of ["a", "A b.c", "n".repeat(255), "é".repeat(127)]) {
    expect(() => checkCollectionName(name), name).not.toThrow();
  }
});

it("answers 400 for a name that is too long, and says how long it is", () => {
  for (const [name, bytes] of [
    ["n".repeat(256), 256],
    ["é".repeat(128), 256],
    ["視".repeat(255), 765],
  ] as const) {
    expect(() => checkCollectionName(name)).toThrow(
      expect.objectContaining({ status: 400, message: expect.stringContaining(`${bytes} bytes`) }),
    );
  }
});

it("answers 422 for no name, and for one with a character that Qdrant forbids", () => {
  for (const name of ["", "a/b", "a\0"]) {
    expect(() => checkCollectionName(name)).toThrow(expect.objectContaining({ status: 422 }));
  }
});
