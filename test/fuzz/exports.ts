import { expect } from "vitest";
import { eligibilityFilter } from "../../src/deployment/eligibility-filter.ts";
import type { LoadedModel } from "../../src/deployment/load-model.ts";
import { renderCurl } from "../../src/deployment/render-curl.ts";
import { renderJson } from "../../src/deployment/render-json.ts";
import { renderPython } from "../../src/deployment/render-python.ts";
import { renderTypeScript } from "../../src/deployment/render-typescript.ts";
import type { SavedModel } from "../../src/deployment/saved-model.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { rankingQuery } from "../../src/retrieval/query-plan.ts";
import type { QueryUser } from "../../src/retrieval/retriever.ts";
import { type ForeignReader, typeScriptRequest, typeScriptTokens } from "./foreign-code.ts";
import { expectFinite } from "./oracle.ts";
import { plainTwin } from "./plain-twin.ts";

/** What a user of the exports has seen. */
const SEEN = [7, 8];

/**
 * The exports of a model are programs whose every text from data is a literal, and all of them make the request that the
 * harness sends.
 */
export async function expectSaneExports(loaded: LoadedModel, foreign: ForeignReader): Promise<void> {
  const { saved } = loaded;
  const user = userOf(saved);
  const { depth, limit } = saved.query;
  const filter = eligibilityFilter({ saved }, user, SEEN);
  const request = rankingQuery(loaded, user, { depth, limit, filter });
  expectFinite(request, "request");
  const expected = in32Bits(request);

  const twin = plainTwin(saved);
  const plain: LoadedModel = { ...loaded, saved: twin, features: createFeatures(twin.features) };
  const person = { ...user, vector: Array.from(user.vector), seen: SEEN };

  const typeScript = renderTypeScript(loaded);
  expect(typeScriptTokens(typeScript)).toEqual(typeScriptTokens(renderTypeScript(plain)));
  expect(in32Bits(typeScriptRequest(typeScript, person)), "TypeScript").toEqual(expected);

  const programs = { python: renderPython(loaded), shell: renderCurl(loaded) };
  const read = await foreign.read({ ...programs, user: person });
  const readPlain = await foreign.read({ python: renderPython(plain), user: userOf(twin) });
  expect(read.tokens).toEqual(readPlain.tokens);
  expect(in32Bits(read.request), "Python").toEqual(expected);

  const json = JSON.parse(renderJson(loaded)) as { readonly request: unknown };
  expect(in32Bits(filled(json.request, person)), "JSON").toEqual(expected);
  expect(in32Bits(read.shell), "shell").toEqual(in32Bits(filled(json.request, nobody(saved))));
}

type Person = Omit<QueryUser, "vector"> & {
  readonly vector: readonly number[];
  readonly seen: readonly number[];
};

/** A user who has everything that the model's users have. */
function userOf({ users }: SavedModel): QueryUser {
  const affinities = Object.entries(users.affinities).map(([name, keys]) => [
    name,
    Object.fromEntries(keys.map((key, i) => [key, (i + 1) / 4])),
  ]);
  const attributes = Object.entries(users.attributes).map(([name, kind]) => [
    name,
    { text: ["en"], texts: ["en", "cs"], number: 3, boolean: true, place: { lat: 50, lon: 14 } }[kind],
  ]);
  return {
    vector: Float32Array.of(0.5, 0.25),
    affinities: Object.fromEntries(affinities),
    attributes: Object.fromEntries(attributes),
  };
}

/** Somebody of whom nothing is known, as the shell script's variables begin. */
function nobody({ users }: SavedModel): Person {
  const attributes = Object.entries(users.attributes).map(([name, kind]) => [
    name,
    { text: [], texts: [], number: 0, boolean: false, place: { lat: 0, lon: 0 } }[kind],
  ]);
  return { vector: [], seen: [], affinities: {}, attributes: Object.fromEntries(attributes) };
}

/** The request of the JSON export with its placeholders filled in. */
function filled(request: unknown, person: Person): unknown {
  const values = new Map<string, unknown>([
    ["{{vector}}", person.vector],
    ["{{seen}}", person.seen],
  ]);
  for (const [name, weights] of Object.entries(person.affinities)) {
    for (const [key, weight] of Object.entries(weights)) values.set(`{{affinities.${name}.${key}}}`, weight);
  }
  for (const [name, value] of Object.entries(person.attributes ?? {})) {
    values.set(`{{attributes.${name}}}`, value);
    if (typeof value === "object" && "lat" in value) {
      values.set(`{{attributes.${name}.lat}}`, value.lat);
      values.set(`{{attributes.${name}.lon}}`, value.lon);
    }
  }
  const fill = (value: unknown): unknown => {
    if (typeof value === "string" && value.startsWith("{{affinities.")) return values.get(value) ?? 0;
    if (typeof value === "string") return values.get(value) ?? value;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
  };
  return fill(request);
}

/** As it goes over the wire, with the 32 bits that Qdrant keeps of a number. */
function in32Bits(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === "number" ? Math.fround(each) : each,
  );
}
