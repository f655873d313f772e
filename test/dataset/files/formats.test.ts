import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { loadDataset } from "../../../src/dataset/load-dataset.ts";
import type { Dataset } from "../../../src/domain.ts";
import { jsonLines, scratchFolder } from "../scratch.ts";

/** One small dataset, in whatever format. */
const manifest = {
  kind: "files",
  format: 1,
  name: "small",
  dimensions: 2,
  positiveFrom: 4,
  split: { by: "time", train: 0.4, tune: 0.3 },
};

const items = [
  {
    ...{ id: "sku-1", vector: [0.25, -1], title: 'The "first", 24" wide' },
    payload: { year: 1999, isNew: true, zip: "01234", tags: ["jazz", "blues"], price: 9.5 },
  },
  { id: 7, vector: [1, 0.1], title: "Zwei\nZeilen", payload: { year: 2024, isNew: false, zip: "99999" } },
  { id: "Ü 8", vector: [1e-7, 3], payload: { zip: "10115", price: -0.5, year: 2001 } },
];
const users = [
  {
    id: "ada",
    vector: [1, 0.5],
    affinities: { tags: { jazz: 0.7 } },
    attributes: { country: "cz", age: 31 },
  },
  { id: "12", vector: [0, 1], attributes: { country: "de", age: 44 } },
];
const interactions = ["ada", "12"].flatMap((user, i) =>
  items.map(({ id }, j) => ({ user, item: id, label: 5 - j - i / 2, time: 1_700_000_000 + 100 * j })),
);

const lines = {
  "items.jsonl": jsonLines(items),
  "users.jsonl": jsonLines(users),
  "interactions.jsonl": jsonLines(interactions),
};

const csv = {
  "items.csv": [
    "id,title,vector,year,isNew,zip,tags,price",
    'sku-1,"The ""first"", 24"" wide","[0.25, -1]",1999,true,01234,"[""jazz"",""blues""]",9.5',
    '7,"Zwei\nZeilen",1 0.1,2024,False,99999,,',
    "Ü 8,,[1e-7 3.],2001,,10115,,-0.5",
    "",
  ].join("\n"),
  "users.csv": [
    "id,vector,affinities,country,age",
    'ada,"[1,0.5]","{""tags"":{""jazz"":0.7}}",cz,31',
    '12,"[0,1]",,de,44',
    "",
  ].join("\n"),
  "interactions.csv": [
    "user,item,label,time,device",
    ...interactions.map(({ user, item, label, time }) =>
      [user, item, label, user === "ada" ? time : new Date(1000 * time).toISOString(), "phone"].join(","),
    ),
    "",
  ].join("\n"),
};

/** As spreadsheets write TSV, in Windows. */
const asTsv = (text: string) =>
  `\uFEFF${text
    .replaceAll("\n", "\r\n")
    .replaceAll("Zwei\r\n", "Zwei\n")
    .replace(/("(?:[^"]|"")*")|,/g, (_, quoted) => quoted ?? "\t")}`;

const load = async (files: { readonly [name: string]: string | Uint8Array }, more: object = {}) =>
  loadDataset(await scratchFolder({ "dataset.json": JSON.stringify({ ...manifest, ...more }), ...files }));

const renamed = (change: (name: string) => string, make: (text: string) => string | Uint8Array) =>
  Object.fromEntries(Object.entries(csv).map(([name, text]) => [change(name), make(text)]));

function asParquet(rows: readonly object[]): Uint8Array {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columnData = columns.map((name) => ({
    name,
    nullable: true,
    data: rows.map((row) => (row as { [key: string]: unknown })[name] ?? null),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

const flat = <Key extends string>(rows: readonly { readonly [key in Key]?: object }[], key: Key) =>
  rows.map(({ [key]: inner, ...row }) => ({ ...row, ...inner }));

describe("the same dataset has the same values and the same fingerprint", () => {
  const same = (dataset: Dataset, other: Dataset) => expect(dataset).toEqual(other);

  it("in CSV, in TSV with Windows' line ends, gzipped, and with semicolons", async () => {
    const known = await load(lines);
    same(await load(csv), known);
    same(await load(renamed((name) => name.replace("csv", "tsv"), asTsv)), known);
    same(await load(renamed((name) => `${name}.gz`, gzipSync)), known);
    const semicolons = renamed(
      (name) => name,
      (text) => text.replace(/("(?:[^"]|"")*")|,/g, (_, quoted) => quoted ?? ";"),
    );
    same(await load(semicolons), known);
  });

  it("in Parquet, with columns for the payload and the attributes", async () => {
    const tables = {
      "items.parquet": asParquet(
        flat(
          items.map((item) => ({ ...item, id: String(item.id) })),
          "payload",
        ),
      ),
      "users.parquet": asParquet(
        flat(
          users.map((user) => ({
            ...user,
            ...(user.affinities && { affinities: JSON.stringify(user.affinities) }),
          })),
          "attributes",
        ),
      ),
      "interactions.parquet": asParquet(interactions.map((row) => ({ ...row, item: String(row.item) }))),
    };
    same(await load(tables), await load(lines));
  });

  it("with columns of other names", async () => {
    const files = {
      ...csv,
      "items.csv": csv["items.csv"].replace("id,title,vector", "sku,name,embedding"),
      "users.csv": csv["users.csv"].replace("id,vector", "customer,taste"),
      "interactions.csv": csv["interactions.csv"].replace("user,item,label,time", "customer,sku,stars,at"),
    };
    const columns = {
      ...{ user: "customer", item: "sku", label: "stars", time: "at" },
      items: { title: "name", vector: "embedding" },
      users: { vector: "taste" },
    };
    same(await load(files, { columns }), await load(lines));
  });
});

describe("a manifest", () => {
  it("gives all rows one label, where a log has none", async () => {
    const log = csv["interactions.csv"].replace(",label,", ",stars,");
    const { interactions } = await load({ ...csv, "interactions.csv": log }, { columns: { label: 4 } });
    expect(Array.from(interactions.label)).toEqual([4, 4, 4, 4, 4, 4]);
  });

  it("says which columns are payload, and what their cells mean", async () => {
    const tagged = csv["items.csv"].replace('"[""jazz"",""blues""]"', "jazz|blues");
    const { items } = await load(
      { ...csv, "items.csv": tagged },
      { columns: { items: { payload: ["tags", "year"] } }, types: { tags: "list", year: "text" } },
    );
    expect(items.map(({ payload }) => payload)).toContainEqual({ tags: ["jazz", "blues"], year: "1999" });
  });

  it("gathers keys of JSON Lines into the payload", async () => {
    const flatItems = jsonLines(flat(items, "payload"));
    const columns = { items: { payload: ["year", "isNew", "zip", "tags", "price"] } };
    expect(await load({ ...lines, "items.jsonl": flatItems }, { columns })).toEqual(await load(lines));
  });
});

it("a layout of BEIR is read as it is, its judgments in the parts of their files", async () => {
  const beir = {
    "corpus.jsonl": jsonLines([
      { _id: "d1", title: "On wings", text: "Lift.", metadata: { url: "a" } },
      { _id: "d2", title: "", text: "Drag.", metadata: {} },
    ]),
    "queries.jsonl": jsonLines([
      { _id: "q1", text: "lift of wings", metadata: {} },
      { _id: "q2", text: "drag", metadata: { source: 1 } },
    ]),
  };
  const folder = await scratchFolder({
    ...beir,
    "dataset.json": JSON.stringify({
      kind: "files",
      format: 1,
      name: "beir",
      positiveFrom: 1,
      split: { by: "part" },
    }),
  });
  await mkdir(join(folder, "qrels"));
  await writeFile(join(folder, "qrels", "test.tsv"), "query-id\tcorpus-id\tscore\nq1\td1\t1\n");
  await writeFile(join(folder, "qrels", "train.tsv"), "query-id\tcorpus-id\tscore\nq2\td2\t2\nq2\td1\t0\n");
  const { items, users, interactions, labelsFrom } = await loadDataset(folder);
  expect(items.map(({ key, title, payload }) => ({ key, title, payload }))).toEqual(
    expect.arrayContaining([
      { key: "d1", title: "On wings", payload: { text: "Lift.", metadata: { url: "a" } } },
      { key: "d2", title: "", payload: { text: "Drag.", metadata: {} } },
    ]),
  );
  expect(users.map(({ id, text }) => [id, text])).toEqual([
    ["q1", "lift of wings"],
    ["q2", "drag"],
  ]);
  expect(interactions.part).toEqual(["train", "train", "test"]);
  expect(labelsFrom).toBe("qrels");
});
