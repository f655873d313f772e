import { describe, expect, it } from "vitest";
import { generateHybrid } from "../../../src/dataset/hybrid/generate-hybrid.ts";
import { hybridManifest } from "../../../src/dataset/hybrid/hybrid-parameters.ts";
import type { Item, SparseVector, User } from "../../../src/domain.ts";

const manifest = (changes: object = {}) =>
  hybridManifest.parse({
    kind: "synthetic-hybrid",
    format: 1,
    name: "small",
    documents: 300,
    queries: 40,
    ...changes,
  });
const dataset = await generateHybrid(manifest());
const { items, users, interactions } = dataset;
const dense = ({ vectors }: Item | User) => vectors!.dense as Float32Array;
const words = ({ vectors }: Item | User) => vectors!.words as SparseVector;

describe("a hybrid world", () => {
  it("is the same for the same manifest, and another for another", async () => {
    expect((await generateHybrid(manifest())).interactions).toEqual(interactions);
    const other = await generateHybrid(manifest({ seed: 8 }));
    expect(other.fingerprint).not.toBe(dataset.fingerprint);
    expect(other.interactions.item).not.toEqual(interactions.item);
  });

  it("has relevant documents only in the language of the query, as many as wanted on average", () => {
    const { user, item } = interactions;
    for (const [i, who] of user.entries()) {
      expect(items[item[i]!]!.payload.language).toBe(users[who]!.attributes!.language);
    }
    // 10 a query: the sum over 40 queries has a standard deviation below the square root of 400.
    expect(Math.abs(user.length - 400)).toBeLessThan(3 * Math.sqrt(400));
  });

  it("gives a document the probability of its two scores and its quality, whose weights are known", () => {
    const documentsWith = (word: number) => items.filter((item) => words(item).indices.includes(word)).length;
    const logitOf = (user: User, item: Item) => {
      const cosine = dense(user).reduce((sum, x, i) => sum + x * dense(item)[i]!, 0);
      const shared = Array.from(words(user).indices).reduce((sum, word) => {
        const place = words(item).indices.indexOf(word);
        if (place < 0) return sum;
        const n = documentsWith(word);
        return sum + Math.log(1 + (items.length - n + 0.5) / (n + 0.5)) * words(item).values[place]!;
      }, 0);
      return 6 * cosine + 0.5 * shared + 2 * (item.payload.quality as number);
    };
    const user = users[3]!;
    const probabilities = dataset.relevanceProbabilities!(3);
    const own = items.flatMap((item, i) =>
      item.payload.language === user.attributes!.language ? [{ item, p: probabilities[i]! }] : [],
    );
    const intercepts = own.map(({ item, p }) => Math.log(p / (1 - p)) - logitOf(user, item));
    for (const intercept of intercepts) expect(intercept).toBeCloseTo(intercepts[0]!, 4);
    expect(own.length).toBeLessThan(items.length / 2);
  });

  it("refuses more relevant documents than a language can have", () => {
    expect(() => manifest({ relevance: { relevantMean: 40 } })).toThrow("must have more documents");
  });
});
