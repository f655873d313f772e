import type { CellTypes, Columns } from "./columns-format.ts";
import type { RawRecord, Report } from "./row-source.ts";

/** The keys that a record of one file must and may have. */
export interface RecordKeys {
  readonly file: "items" | "users" | "interactions";
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** What a manifest says of columns. */
export interface NamedColumns {
  readonly columns: Columns;
  readonly types: CellTypes;
  /** Whether keys of JSON that are no fields become payload, as columns of tables do; those of users are left out. */
  readonly gatherKeys?: boolean;
}

/** What the columns of one file hold. */
export interface ColumnPlan {
  /** The columns of a table; undefined of a file whose rows have keys of their own. */
  readonly columns: readonly string[] | undefined;
  /** The fields whose value is the same in all rows, and in no column. */
  readonly constants: readonly string[];
  /** The declared types of columns. */
  readonly types: CellTypes;
  /** The field that a column holds; `vectors.NAME` of one named vector; undefined where it holds none. */
  readonly fieldOf: (column: string) => string | undefined;
  /** Whether a column that holds no field becomes part of the payload, or of the attributes. */
  readonly isGathered: (column: string) => boolean;
  /** The record of a row, its values by column. */
  readonly toRecord: (row: RawRecord, report: Report) => RawRecord;
}

/** Makes the plan of a file, which is given the names of its columns where all rows have the same. */
export type PlanColumns = (columns?: readonly string[]) => ColumnPlan;

/** What gathers the columns that hold no field. */
const GATHERS = { items: "payload", users: "attributes", interactions: undefined } as const;

/** Plans what the columns of a file hold, as its manifest says. */
export function planColumns(
  { file, required, optional }: RecordKeys,
  { columns, types, gatherKeys = false }: NamedColumns,
): PlanColumns {
  const own = ownColumns(file, columns);
  const gathers = GATHERS[file];
  const listed = gathers === undefined ? undefined : own[gathers];
  const constants: RawRecord = typeof own.label === "number" ? { label: own.label } : {};

  return (names) => {
    const fields = new Map<string, string>();
    for (const field of [...required, ...optional]) claim(fields, field, own[field]);
    const alias =
      own.id === undefined
        ? { items: columns.item, users: columns.user, interactions: undefined }[file]
        : undefined;
    if (alias !== undefined && (names === undefined || names.includes(alias))) {
      if (names !== undefined) fields.delete("id");
      fields.set(alias, "id");
    }
    const isTable = names !== undefined;
    const isGathered = (column: string) =>
      gathers !== undefined &&
      !fields.has(column) &&
      (Array.isArray(listed) ? listed.includes(column) : isTable || (gatherKeys && file === "items"));
    const isRenamed = [...fields].some(([column, field]) => column !== field);
    const isPlain =
      !isTable && !isRenamed && !gatherKeys && !Array.isArray(listed) && constants.label === undefined;
    const toRecord = (row: RawRecord, report: Report): RawRecord => {
      if (isPlain) return row;
      const record: { [key: string]: unknown } = { ...constants };
      const others: [column: string, value: unknown][] = [];
      const unknown: [column: string, value: unknown][] = []; // for their keys to be refused
      for (const [column, value] of Object.entries(row)) {
        const field = fields.get(column);
        if (field !== undefined) put(record, field, value, report);
        else if (isGathered(column)) others.push([column, value]);
        else if (!isTable && !gatherKeys && !Array.isArray(listed)) unknown.push([column, value]);
      }
      if (gathers !== undefined && others.length > 0)
        gather(record, gathers, Object.fromEntries(others), report);
      return unknown.length === 0 ? record : { ...record, ...Object.fromEntries(unknown) };
    };
    return {
      columns: names,
      constants: Object.keys(constants),
      types,
      fieldOf: (column) => fields.get(column),
      isGathered,
      toRecord,
    };
  };
}

/** The columns that a manifest names for the fields of one file. */
export function ownColumns(
  file: RecordKeys["file"],
  columns: Columns,
): { readonly [field: string]: unknown } {
  if (file === "interactions") return columns;
  return (file === "items" ? columns.items : (columns.users ?? columns.queries)) ?? {};
}

function claim(fields: Map<string, string>, field: string, named: unknown): void {
  if (typeof named === "number") return;
  if (typeof named === "string") fields.set(named, field);
  else if (typeof named === "object" && named !== null && !Array.isArray(named)) {
    for (const [name, column] of Object.entries(named)) fields.set(column, `${field}.${name}`);
  } else if (!fields.has(field)) fields.set(field, field);
}

function put(record: { [key: string]: unknown }, field: string, value: unknown, report: Report): void {
  const dot = field.indexOf(".");
  if (dot < 0) {
    if (record[field] !== undefined) report(`${field} is there twice, in two columns; name one in "columns"`);
    record[field] = value;
    return;
  }
  const whole = field.slice(0, dot);
  record[whole] = { ...(record[whole] as object | undefined), [field.slice(dot + 1)]: value };
}

function gather(record: { [key: string]: unknown }, key: string, others: object, report: Report): void {
  const given = record[key] ?? {};
  if (typeof given !== "object" || Array.isArray(given)) return; // for the reader of the field to refuse
  for (const name of Object.keys(others)) {
    if (Object.hasOwn(given, name)) report(`${name} is a column, and in ${key} too; leave one out`);
  }
  record[key] = { ...given, ...others };
}
