import { z } from "zod";

/** What every manifest says of its dataset to a reader; no result depends on it. */
export const manifestLabels = {
  name: z.string().regex(/^.+$/, "must be one line of text").describe("Names the dataset in reports."),
  description: z.string().default("").describe("One sentence for the head of a report."),
};
