import { gzipSync } from "node:zlib";
import fc from "fast-check";
import Papa from "papaparse";
import { worldFeatures } from "../dataset/tiny-world.ts";
import { printTree, type Tree, toTree } from "./json-tree.ts";
import type { FuzzKind } from "./kind.ts";
import { describeByteEdit, editBytes, rareByteEdit } from "./mutate-bytes.ts";
import { applyEdit, editsAmong } from "./mutate-json.ts";
import { parquetFile } from "./parquet-file.ts";
import { expectRightRows } from "./right-rows.ts";
import { type Files, type Ground, runFiles, told } from "./run-files.ts";
import { experiment, featureSets, syntheticManifest } from "./tiny-files.ts";
import { changedWorld, part, ROWS } from "./worlds.ts";

/** Manifests and rows of JSON Lines, plain and gzipped, changed as values and as bytes. */
export function jsonDatasets(ground: Ground): FuzzKind<Files> {
  const input = fc.oneof(
    { weight: 5, arbitrary: datasetFiles("jsonl", jsonLines) },
    { weight: 1, arbitrary: datasetFiles("jsonl.gz", (rows) => gzipSync(jsonLines(rows))) },
  );
  return {
    name: "manifests and rows",
    cases: 650,
    input,
    attempt: (files) => runFiles(files, ground, expectRightRows),
  };
}

/** The same in Parquet. */
export function parquetDatasets(ground: Ground): FuzzKind<Files> {
  const input = fc.integer().chain((seed) => datasetFiles("parquet", (rows) => parquetFile(rows, seed)));
  return { name: "Parquet", cases: 300, input, attempt: (files) => runFiles(files, ground) };
}

/** The same in CSV and TSV. */
export function tableDatasets(ground: Ground): FuzzKind<Files> {
  const input = fc.oneof(
    datasetFiles("csv", (rows) => table(rows, ",")),
    datasetFiles("tsv.gz", (rows) => gzipSync(table(rows, "\t"))),
  );
  return { name: "CSV and TSV", cases: 200, input, attempt: (files) => runFiles(files, ground) };
}

/** Manifests of generated worlds. */
export function syntheticDatasets(ground: Ground): FuzzKind<Files> {
  const input = editsAmong(["cooking", "travel"]).map((edits) => {
    const tree = toTree(syntheticManifest);
    const story = edits.map((edit) => applyEdit(tree, edit));
    const settings = { ...experiment, features: worldFeatures };
    return told({ "dataset.json": printTree(tree), "experiment.json": JSON.stringify(settings) }, story);
  });
  return { name: "synthetic manifests", cases: 120, input, attempt: (files) => runFiles(files, ground) };
}

function datasetFiles(ending: string, print: (rows: Tree) => Uint8Array): fc.Arbitrary<Files> {
  return fc
    .record({
      changed: changedWorld(ending),
      bytesOf: part,
      bytes: rareByteEdit,
      features: fc.constantFrom(...featureSets),
    })
    .map(({ changed: { world, story }, bytesOf, bytes, features }) => {
      const changes = [...story];
      const files: { [name: string]: string | Uint8Array } = {
        "experiment.json": JSON.stringify({ ...experiment, features }),
      };
      for (const each of ["manifest", ...ROWS] as const) {
        const name = each === "manifest" ? "dataset.json" : `${each}.${ending}`;
        const content = each === "manifest" ? Buffer.from(printTree(world.manifest)) : print(world[each]);
        const changed = bytesOf === each ? bytes : undefined;
        if (changed !== undefined) changes.push(`${name} ${describeByteEdit(content, changed)}`);
        files[name] = changed === undefined ? content : editBytes(content, changed);
      }
      return told(files, changes);
    });
}

/** Rows as a table: texts as they are, everything else as JSON; a row that is no object as one cell. */
function table(rows: Tree, delimiter: string): Uint8Array {
  const records = jsonLines(rows)
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      try {
        const record: unknown = JSON.parse(line);
        return typeof record === "object" && record !== null && !Array.isArray(record)
          ? record
          : { id: line };
      } catch {
        return { id: line };
      }
    });
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const cells = records.map((record) =>
    columns.map((column) => {
      const value = Object.getOwnPropertyDescriptor(record, column)?.value;
      return typeof value === "string" || value === undefined ? value : JSON.stringify(value);
    }),
  );
  return Buffer.from(Papa.unparse([columns, ...cells], { delimiter, newline: "\n" }));
}

function jsonLines(rows: Tree): Buffer {
  const lines = typeof rows === "string" || "entries" in rows ? [rows] : rows.items;
  return Buffer.from(lines.map((row) => `${printTree(row)}\n`).join(""));
}
