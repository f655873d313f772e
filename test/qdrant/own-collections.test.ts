import { expect, it } from "vitest";
import { OwnCollections } from "../../src/qdrant/own-collections.ts";

it("makes names that tell whose they are and that nobody else has", () => {
  const own = new OwnCollections();
  const { name, mark } = own.claim("movies");
  expect(name).toMatch(/^qdrant-rank-eval-movies-[0-9a-f]{8}$/);
  expect(mark).toMatchObject({ madeBy: "qdrant-rank-eval", experiment: "movies" });
  expect(own.claim("movies").name).not.toBe(name);
});

it("lets pass what reads, wherever it is", () => {
  const own = new OwnCollections();
  for (const call of ["getCollection", "queryBatchPoints", "countPoints", "getPoints"]) {
    expect(() => own.check(call, "production"), call).not.toThrow();
  }
  expect(() => own.check("root", undefined)).not.toThrow();
});

it("lets pass what writes to a collection whose name it made", () => {
  const own = new OwnCollections();
  const { name } = own.claim("movies");
  for (const call of ["createCollection", "upsertPoints", "deleteCollection"]) {
    expect(() => own.check(call, name), call).not.toThrow();
  }
});

it("refuses what writes anywhere else, and what it does not know", () => {
  const own = new OwnCollections();
  const other = new OwnCollections().claim("movies").name;
  for (const collection of ["production", other, undefined]) {
    for (const call of ["upsertPoints", "deleteCollection", "updateAliases", "somethingNew"]) {
      expect(() => own.check(call, collection), `${call} ${collection}`).toThrow(
        /^refused to send \w+.*only to collections that it made/,
      );
    }
  }
});
