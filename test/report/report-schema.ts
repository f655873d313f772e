import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

export const SCHEMA_FILE = "reports/report.schema.json";

const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(SCHEMA_FILE, "utf8")));

/** Whether a value is what `report.json` may hold, by its JSON Schema. */
export function isReportFile(value: unknown): boolean {
  return validate(value);
}
