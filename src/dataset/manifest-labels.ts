import { z } from "zod";
import { nameText } from "../name-schema.ts";

/** What every manifest says of its dataset to a reader; no result depends on it. */
export const manifestLabels = {
  $schema: z.string().optional().describe("Where an editor finds the JSON Schema of this file."),
  name: nameText.describe("Names the dataset in reports."),
  description: z.string().default("").describe("One sentence for the head of a report."),
};
