import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { getLanguageService, type LanguageService, TextDocument } from "vscode-json-languageservice";
import { datasetJsonSchema } from "../../src/dataset/dataset-json-schema.ts";

const datasets = join(import.meta.dirname, "..", "..", "datasets");
const printed = `${JSON.stringify(datasetJsonSchema(), null, 2)}\n`;

it("is committed, for editors", async () => {
  await expect(printed).toMatchFileSnapshot(join(datasets, "dataset.schema.json"));
});

describe("an editor", () => {
  let service: LanguageService;
  beforeAll(() => {
    service = getLanguageService({
      schemaRequestService: (uri) => readFile(fileURLToPath(uri), "utf8"),
      workspaceContext: { resolveRelativePath: (path, document) => new URL(path, document).href },
    });
    service.configure({ schemas: [{ uri: "test://schema", fileMatch: ["*"], schema: JSON.parse(printed) }] });
  });

  const documentOf = (text: string, uri = "test://dataset.json") => {
    const document = TextDocument.create(uri, "json", 1, text);
    return { document, json: service.parseJSONDocument(document) };
  };

  /** What is offered at the bar. */
  async function completions(text: string) {
    const at = text.indexOf("|");
    const { document, json } = documentOf(text.replace("|", ""));
    const { items } = (await service.doComplete(document, document.positionAt(at), json))!;
    return items;
  }

  it.each([
    '{ "kind": "|" }',
    '{ "kind": | }',
    '{ "kind": "|", "format": 1, "name": "x", "positiveFrom": 1, "split": { "by": "part" } }',
  ])("offers all kinds at the bar of %s, with what they are", async (text) => {
    const offered = await completions(text);
    expect(offered.map(({ label }) => label).sort()).toEqual([
      ...['"collection"', '"files"', '"synthetic"', '"synthetic-hybrid"'],
    ]);
    expect(offered.every(({ documentation }) => documentation !== undefined)).toBe(true);
  });

  it("offers all kinds of split, and of vectors", async () => {
    const labels = async (text: string) => (await completions(text)).map(({ label }) => label).sort();
    expect(await labels('{ "kind": "files", "split": { "by": "|", "folds": 5 } }')).toEqual([
      '"fold"',
      '"last"',
      '"part"',
      '"query"',
      '"time"',
    ]);
    expect(await labels('{ "kind": "files", "vectors": { "x": { "kind": "|" } } }')).toEqual(
      expect.arrayContaining(['"dense"', '"sparse"']),
    );
  });

  it("offers the keys of the kind that is written", async () => {
    const offered = await completions('{ "kind": "files", "|" }');
    const labels = offered.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["columns", "files", "positiveFrom", "split", "types"]));
  });

  it("finds nothing wrong with the committed manifests, whose schema it finds", async () => {
    for (const name of await readdir(datasets)) {
      const path = join(datasets, name, "dataset.json");
      const text = await readFile(path, "utf8").catch(() => undefined);
      if (text === undefined) continue;
      const { document, json } = documentOf(text, pathToFileURL(path).href);
      expect(await service.doValidation(document, json), name).toEqual([]);
      expect(JSON.parse(text).$schema, name).toBe("../dataset.schema.json");
    }
  });

  it("marks a wrong key of a files manifest", async () => {
    const text = '{ "kind": "files", "format": 1, "name": "x", "positivFrom": 1, "split": { "by": "part" } }';
    const { document, json } = documentOf(text);
    expect((await service.doValidation(document, json)).length).toBeGreaterThan(0);
  });
});
