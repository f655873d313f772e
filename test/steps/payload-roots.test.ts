import { expect, it } from "vitest";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { payloadRoots } from "../../src/steps/payload-roots.ts";

const rootsOf = (features: object[], only: object[] = []) =>
  payloadRoots(
    experimentSchema.parse({
      ...{ name: "mine", dataset: "mine", ranking: { depths: [20] }, features, retrieval: { only } },
    }),
  );

it("finds the keys of features, of factors, of constraints and of any filter", () => {
  const number = (path: string) => ({ kind: "payload-number", path });
  const nested = {
    must: [{ nested: { key: "offers[]", filter: { must: [{ key: "price", range: { lt: 9 } }] } } }],
  };
  expect(
    rootsOf(
      [number("stats.views"), { kind: "product", of: [{ kind: "prefetch-score" }, number("quality")] }],
      [
        { kind: "keyword", path: "language", attribute: "language" },
        { kind: "filter", filter: nested },
      ],
    ),
  ).toEqual(["stats", "quality", "language", "offers", "price"]);
  expect(rootsOf([{ kind: "prefetch-score" }])).toEqual([]);
});

it("gives up on a quoted key", () => {
  const filter = { must: [{ key: '"a.b"', match: { value: 1 } }] };
  expect(rootsOf([{ kind: "prefetch-score" }], [{ kind: "filter", filter }])).toBeUndefined();
});
