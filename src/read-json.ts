import type { z } from "zod";
import { inputError } from "./errors.ts";
import { parseJson } from "./parse-json.ts";
import { firstProblems } from "./problem-list.ts";
import { readText } from "./text-file/read-text.ts";

/**
 * Reads a JSON file that a person wrote and holds it against a schema.
 *
 * @param path As it should be named in messages.
 * @param whatToDo What to do when the file is missing, as a sentence.
 * @throws HarnessError `input` with every problem of the file, each as `path: place must be …, got …`.
 */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  whatToDo: string,
): Promise<z.output<Schema>> {
  return validate(parse(await readText(path, { ifMissing: whatToDo }), path), schema, path);
}

/**
 * Holds a value against a schema.
 *
 * @param path Of the value, as it should be named in messages.
 * @throws HarnessError as `readJson` does.
 */
export function validate<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  path: string,
): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap(describeIssue).map((problem) => `${path}: ${problem}`);
  throw inputError(firstProblems(problems, problems.length));
}

function parse(text: string, path: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw inputError(`${path}: ${(error as SyntaxError).message}`, { cause: error });
  }
}

/** `ranking.cutoffs[0] must be an integer of at least 1, got 0`. */
function describeIssue(issue: z.core.$ZodIssue): string[] {
  const place = formatPlace(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map(
        (key) => `${formatPlace([...issue.path, key])} is not a known key; check its spelling`,
      );
    case "invalid_type":
      return issue.input === undefined
        ? [`${place} is missing; it must be ${withArticle(issue.expected)}`]
        : [`${place} must be ${withArticle(issue.expected)}, got ${show(issue.input)}`];
    case "too_small":
      if (issue.origin === "string" || issue.origin === "array") return [`${place} must not be empty`];
      return [
        `${place} must be ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}, got ${show(issue.input)}`,
      ];
    case "too_big":
      if (issue.origin === "string" || issue.origin === "array") {
        const unit = issue.origin === "string" ? "characters" : "elements";
        const { length } = issue.input as string | readonly unknown[];
        return [`${place} must have at most ${issue.maximum} ${unit}, got ${length}`];
      }
      return [
        `${place} must be ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}, got ${show(issue.input)}`,
      ];
    case "invalid_value":
      return [`${place} must be ${issue.values.map(show).join(" or ")}, got ${show(issue.input)}`];
    case "invalid_union": {
      if (!("options" in issue) || issue.discriminator === undefined) {
        return [`${place} has none of the accepted forms, got ${show(issue.input)}`];
      }
      const seen = (issue.input as { [key: string]: unknown })[issue.discriminator];
      return [`${place} must be ${issue.options.map(show).join(" or ")}, got ${show(seen)}`];
    }
    case "custom":
      return [`${place} ${issue.message}`];
    default:
      return [`${place} ${issue.message}, got ${show(issue.input)}`];
  }
}

function formatPlace(path: readonly PropertyKey[]): string {
  const place = path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`,
    "",
  );
  return place === "" ? "the file" : place;
}

function withArticle(expected: string): string {
  return expected === "int" ? "an integer" : /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

/** Parquet has whole numbers that JSON knows no way to print. */
function withBigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** A value as it should appear in a message: JSON, cut to 60 characters. */
export function show(value: unknown): string {
  const isNumber = typeof value === "number" || typeof value === "bigint";
  const text = isNumber ? String(value) : (JSON.stringify(value, withBigints) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
