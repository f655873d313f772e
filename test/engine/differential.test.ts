import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collection } from "./differential/arbitrary-collection.ts";
import { change, type Request, request } from "./differential/arbitrary-request.ts";
import { difference } from "./differential/compare-answers.ts";
import {
  createOnBoth,
  dropOnBoth,
  type EnginePair,
  sendToBoth,
  startEnginePair,
} from "./differential/engine-pair.ts";

const REQUESTS = 100;
const collections = fc.sample(fc.tuple(collection, fc.array(change, { maxLength: 3 })), {
  seed: 1,
  numRuns: 25,
});

describe("the reference engine and Qdrant Edge", () => {
  let pair: EnginePair | string;
  beforeAll(async () => {
    pair = await startEnginePair();
  });
  afterAll(async () => {
    if (typeof pair !== "string") await pair[Symbol.asyncDispose]();
  });

  for (const [number, [contents, changes]] of collections.entries()) {
    test(`answer ${REQUESTS} random requests to random collection ${number} alike`, async ({ skip }) => {
      if (typeof pair === "string") return skip(pair);
      const engines = pair;
      const name = `random-${number}`;
      const isAnsweredAlike = async (sent: Request) => {
        expect(difference(...(await sendToBoth(engines, name, sent)))).toBeUndefined();
      };
      await createOnBoth(engines, name, contents);
      try {
        for (const sent of changes) await isAnsweredAlike(sent);
        await fc.assert(fc.asyncProperty(request, isAnsweredAlike), { seed: number, numRuns: REQUESTS });
      } finally {
        await dropOnBoth(engines, name);
      }
    });
  }
});
