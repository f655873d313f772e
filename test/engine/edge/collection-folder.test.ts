import fc from "fast-check";
import { expect, it } from "vitest";
import { collectionFolder, isFolderOf, nameOfFolder } from "../../../src/engine/edge/collection-folder.ts";

it("spells lower-case letters, digits, _ and - as they are, and all else by its bytes", () => {
  expect(collectionFolder("my-videos_2")).toBe("my-videos_2");
  expect(collectionFolder("My videos.é")).toBe("%4dy%20videos%2e%c3%a9");
});

it("gives names that differ by case only folders that differ by more", () => {
  const folders = ["videos", "Videos", "VIDEOS"].map((name) => collectionFolder(name).toLowerCase());
  expect(new Set(folders).size).toBe(3);
});

it("fits every file system, with one folder a name, which leads back where it is spelt out", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 255 });
  fc.assert(
    fc.property(name, name, (one, other) => {
      const folder = collectionFolder(one);
      expect(folder).toMatch(/^[a-z0-9_%-]{1,200}$/);
      expect(isFolderOf(folder, one)).toBe(true);
      expect(folder === collectionFolder(other)).toBe(one === other);
      if (!folder.startsWith("%sha256-")) expect(nameOfFolder(folder)).toBe(one);
    }),
  );
});

it("knows the folders of 0.1.0", () => {
  expect(isFolderOf("My%20videos%2E1", "My videos.1")).toBe(true);
  expect(nameOfFolder("My%20videos%2E1")).toBe("My videos.1");
  expect(isFolderOf("My videos", "My videos")).toBe(false);
});

it("says the folder itself where that is no name", () => {
  const folder = collectionFolder("é".repeat(127));
  expect(folder).toMatch(/^%sha256-[0-9a-f]{64}$/);
  expect(nameOfFolder(folder)).toBe(folder);
});
