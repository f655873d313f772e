import { expect, it } from "vitest";
import { match } from "../../src/features/match.ts";
import { noVectors } from "./no-vectors.ts";

const languages = match({ kind: "match", path: "languages" });
const speaker = (spoken: string | string[]) => ({ affinities: {}, attributes: { languages: spoken } });

it("is 1 where one of the item's keywords is one of the user's, else 0", () => {
  const value = (spoken: string | string[], languagesOfItem: unknown) =>
    languages.value(speaker(spoken), { payload: { languages: languagesOfItem } as never }, [0]);
  expect(value("cs", "cs")).toBe(1);
  expect(value(["en", "cs"], ["de", "cs"])).toBe(1);
  expect(value("cs", "en")).toBe(0);
  expect(value("cs", null)).toBe(0);
  expect(value([], "cs")).toBe(0);
});

it("is a condition with the user's text, or any of several", () => {
  expect(languages.expression(speaker("cs"), noVectors)).toEqual({
    key: "languages",
    match: { value: "cs" },
  });
  expect(languages.expression(speaker(["en", "cs"]), noVectors)).toEqual({
    key: "languages",
    match: { any: ["en", "cs"] },
  });
});

it("has no expression for a user without the attribute, since it is 0 for every item", () => {
  expect(languages.expression({ affinities: {} }, noVectors)).toBeUndefined();
  expect(languages.expression(speaker([]), noVectors)).toBeUndefined();
});

it("takes an attribute of another name, and refuses one that is no text", () => {
  const genre = match({ kind: "match", path: "genre", attribute: "favourite" });
  expect(genre.name).toBe("match(genre, favourite)");
  const user = { affinities: {}, attributes: { favourite: 7 } };
  expect(() => genre.value(user, { payload: {} }, [0])).toThrow(
    /^the user attribute favourite must be a text or a list of texts .*, got 7; name another attribute/,
  );
});

it("needs a keyword index", () => {
  expect(languages.paths([])).toEqual([
    { path: "languages", keys: ["languages"], index: "keyword", access: "condition" },
  ]);
});
