import { join } from "node:path";
import { createProblemList } from "../../problem-list.ts";
import { show } from "../../read-json.ts";
import { readTextLines } from "../../text-file/read-text-lines.ts";
import type { Ratings } from "./movielens.ts";

const WHOLE = /^\d+$/;

/** A whole number from 0. */
export function parseNatural(name: string, text: string): number {
  if (!WHOLE.test(text)) throw new SyntaxError(`${name} must be a whole number, got ${show(text)}`);
  return Number(text);
}

/** The year at the end of a title such as `Toy Story (1995)`; undefined where there is none. */
export function yearOfTitle(title: string): number | undefined {
  const year = /\((\d{4})\)\s*$/.exec(title)?.[1];
  return year === undefined ? undefined : Number(year);
}

/**
 * Parses each line of a file of MovieLens; what a parser throws is a problem of its line. Older files are Latin-1.
 *
 * @throws HarnessError `input` with every problem of the file, each as `path:line: problem`.
 */
export async function parseEach(
  folder: string,
  file: string,
  parse: (line: string, number: number) => void,
): Promise<void> {
  const path = join(folder, file);
  const problems = createProblemList();
  const options = { anyEncoding: true, ifMissing: "Name an unpacked folder of MovieLens." };
  for await (const lines of readTextLines(path, options)) {
    for (const [line, number] of lines) {
      try {
        parse(line, number);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        problems.add(`${path}:${number}: ${error.message}`);
      }
    }
  }
  problems.throwIfAny();
}

/** The values of a file's lines. */
export async function parseAll<Value>(
  folder: string,
  file: string,
  parse: (line: string) => Value,
): Promise<Value[]> {
  const values: Value[] = [];
  await parseEach(folder, file, (line) => values.push(parse(line)));
  return values;
}

/** Where ratings come from, and what their users and films must be among. */
export interface RatingsFile {
  readonly file: string;
  /** The fields of a line; undefined where there are others than user, item, rating and time. */
  readonly fieldsOf: (line: string) => readonly string[] | undefined;
  /** What a line must look like, in words. */
  readonly form: string;
  readonly movies: { readonly file: string; readonly ids: ReadonlySet<number> };
  /** Undefined where MovieLens has no file of its users. */
  readonly people?: { readonly file: string; readonly ids: ReadonlySet<number> };
  /** The names of the columns, where the first line has them. */
  readonly header?: string;
  /** The least rating, and the step between two. */
  readonly least: 0.5 | 1;
}

/** Reads ratings into columns, which are a tenth of the objects of 32 million. */
export async function parseRatings(folder: string, source: RatingsFile): Promise<Ratings> {
  const { file, fieldsOf, form, movies, people, header, least } = source;
  const [user, item, stars, time]: number[][] = [[], [], [], []];
  await parseEach(folder, file, (line, number) => {
    if (number === 1 && header !== undefined) return checkHeader(line, header);
    const fields = fieldsOf(line.trimEnd());
    if (fields?.length !== 4) throw new SyntaxError(`must be ${form}, got ${show(line.trimEnd())}`);
    const [who, what, rating, at] = fields as [string, string, string, string];
    const rated = parseNatural("item", what);
    const rater = parseNatural("user", who);
    const value = least === 1 ? parseNatural("rating", rating) : parseStars(rating);
    const moment = parseNatural("time", at);
    if (!movies.ids.has(rated)) throw new SyntaxError(`item ${rated} is not in ${movies.file}`);
    if (people?.ids.has(rater) === false) throw new SyntaxError(`user ${rater} is not in ${people.file}`);
    if (value < least || value > 5) throw new SyntaxError(`rating must be ${least} to 5, got ${value}`);
    user!.push(rater);
    item!.push(rated);
    stars!.push(value);
    time!.push(moment);
  });
  return {
    user: Int32Array.from(user!),
    item: Int32Array.from(item!),
    stars: Float64Array.from(stars!),
    time: Float64Array.from(time!),
  };
}

/** @throws SyntaxError where the first line has not the names of the columns. */
export function checkHeader(line: string, header: string): void {
  if (line.trimEnd() !== header) throw new SyntaxError(`must be ${header}, got ${show(line.trimEnd())}`);
}

function parseStars(text: string): number {
  const stars = Number(text);
  if (text.trim() === "" || !Number.isInteger(2 * stars)) {
    throw new SyntaxError(`rating must be in half stars, got ${show(text)}`);
  }
  return stars;
}
