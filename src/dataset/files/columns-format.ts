import { z } from "zod";
import { nameText } from "../../name-schema.ts";

const column = z.string().min(1).max(1000);

const columnOf = (what: string) => column.optional().describe(`The column that holds ${what}.`);

/** One column, or several that are gathered under their own names. */
const gathered = (what: string) =>
  z
    .union([column, z.array(column)])
    .optional()
    .describe(
      `The column that holds the ${what} as JSON, or a list of the columns that become it; by default all further columns of CSV, TSV and Parquet do.`,
    );

const vectors = z
  .union([column, z.record(nameText, column)])
  .optional()
  .describe("The column that holds the vectors by name, or for each name the column of its vectors.");

const users = z.strictObject({
  id: columnOf("the id"),
  vector: columnOf("the vector"),
  vectors,
  text: columnOf("the text that was searched for"),
  fold: columnOf("the fold"),
  affinities: columnOf("the affinities as JSON"),
  attributes: gathered("attributes"),
});

/** Which columns, or keys of JSON, hold what, where they are not called as the format calls it. */
export const columnsFormat = z
  .strictObject({
    user: columnOf("a user's id: in the interactions, and in the users' file"),
    item: columnOf("an item's id: in the interactions, and in the items' file"),
    label: z
      .union([column, z.number()])
      .optional()
      .describe("The column that holds the label, or the label that all rows have."),
    time: columnOf("the time"),
    part: columnOf("the part"),
    propensity: columnOf("the propensity"),
    items: z
      .strictObject({
        id: columnOf("the id"),
        vector: columnOf("the vector"),
        vectors,
        title: columnOf("the title"),
        payload: gathered("payload"),
      })
      .optional()
      .describe("Columns of the items' file."),
    users: users.optional().describe("Columns of the users' file."),
    queries: users.optional().describe("Another name for users."),
  })
  .describe("The columns that hold what, where they have other names than the format's.");

/** Which columns hold what. */
export type Columns = z.output<typeof columnsFormat>;

/** What the cells of a column of text mean. */
export const cellTypes = z
  .record(column, z.enum(["text", "number", "boolean", "list", "json"]))
  .describe(
    'Types of columns of CSV and TSV where their cells do not say it: "text" for codes of digits, "list" for texts with | between them.',
  );

/** The types of columns, by their names. */
export type CellTypes = z.output<typeof cellTypes>;
