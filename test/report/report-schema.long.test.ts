import { createGenerator } from "ts-json-schema-generator";
import { expect, it } from "vitest";
import { SCHEMA_FILE } from "./report-schema.ts";

it("makes the JSON Schema of report.json from its type: the committed one is up to date", async () => {
  const generator = createGenerator({
    ...{ path: "src/report/report-file.ts", type: "ReportFile", tsconfig: "tsconfig.json" },
    ...{ skipTypeCheck: true, expose: "none", topRef: false, jsDoc: "extended", additionalProperties: false },
  });
  const schema = { title: "report.json of qdrant-rank-eval", ...generator.createSchema("ReportFile") };
  await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot(`../../${SCHEMA_FILE}`);
});
