import fc from "fast-check";
import { expect, it } from "vitest";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import { HarnessError } from "../../../src/errors.ts";
import { scratchFolder } from "../scratch.ts";

const csv = {
  "items.csv": "id,sku,vector,title,year,tags\n1,a,1 0,One,1999,x|y\n2,b,0 1,Two,2001,\n",
  "users.csv": "id,customer,vector,age\nu,c1,1 1,30\nv,c2,1 0,\n",
  "interactions.csv": "user,item,customer,sku,label,time\nu,1,c1,a,1,5\nv,2,c2,b,0,6\nu,2,c1,b,1,7\n",
};

const name = fc.constantFrom(
  ...[
    "id",
    "sku",
    "vector",
    "title",
    "year",
    "tags",
    "customer",
    "age",
    "user",
    "item",
    "label",
    "time",
    "nothing",
  ],
  ...["__proto__", "constructor", "payload"],
);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 1 });
const gathered = fc.oneof(name, fc.array(name, { maxLength: 3 }));
const columns = fc.record({
  user: maybe(name),
  item: maybe(name),
  label: maybe(fc.oneof(name, fc.double())),
  time: maybe(name),
  items: maybe(fc.record({ id: maybe(name), title: maybe(name), payload: maybe(gathered) })),
  users: maybe(fc.record({ id: maybe(name), vector: maybe(name), attributes: maybe(gathered) })),
});
const types = fc.dictionary(name, fc.constantFrom("text", "number", "boolean", "list", "json", "date"), {
  maxKeys: 2,
});
const vectors = maybe(
  fc.oneof(fc.constant("items.npy"), fc.constant({ file: "items.npy", ids: "items.csv" })),
);

it("any mapping of columns gives a dataset, or problems in words", async () => {
  let loaded = 0;
  await fc.assert(
    fc.asyncProperty(columns, types, vectors, async (columns, types, itemVectors) => {
      const manifest = {
        ...{ kind: "files", format: 1, name: "any", dimensions: 2, positiveFrom: 1, columns, types },
        ...{ split: { by: "time", train: 0.5, tune: 0.1 }, files: itemVectors && { itemVectors } },
      };
      const folder = await scratchFolder({ ...csv, "dataset.json": JSON.stringify(manifest) });
      const error: unknown = await loadDataset(folder).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (error === undefined) loaded += 1;
      else if (!(error instanceof HarnessError && error.code === "input")) throw error;
    }),
    { numRuns: 80, seed: 2 },
  );
  expect(loaded).toBeGreaterThan(0);
});
