import { join } from "node:path";
import { createProblemList } from "../../problem-list.ts";
import { readTextLines } from "../../text-file/read-text-lines.ts";
import {
  type Movie,
  type Person,
  parseGenre,
  parseMovie,
  parsePerson,
  parseRating,
  type Rating,
} from "./parse-lines.ts";

/** The content of an ml-100k folder that this project uses. */
export interface MovieLens {
  readonly movies: readonly Movie[];
  readonly people: readonly Person[];
  readonly ratings: readonly Rating[];
}

/**
 * Reads `u.genre`, `u.item`, `u.user` and `u.data` of MovieLens 100K.
 *
 * @param folder The unpacked ml-100k folder.
 * @throws HarnessError `input` with every problem of the first file that is wrong, each as `path:line: problem`.
 */
export async function readMovieLens(folder: string): Promise<MovieLens> {
  const genres = await readEach(join(folder, "u.genre"), parseGenre);
  const movies = await readEach(join(folder, "u.item"), (line) => parseMovie(line, genres));
  const people = await readEach(join(folder, "u.user"), parsePerson);
  const itemIds = new Set(movies.map(({ id }) => id));
  const userIds = new Set(people.map(({ id }) => id));
  const ratings = await readEach(join(folder, "u.data"), (line) => parseRating(line, itemIds, userIds));
  return { movies, people, ratings };
}

/** Parses each line of a file; what a parser throws is a problem of its line. */
async function readEach<Value>(path: string, parse: (line: string) => Value): Promise<Value[]> {
  const problems = createProblemList();
  const values: Value[] = [];
  // MovieLens 100K is older than the habit of UTF-8; a copy that was saved again may be in it.
  const options = { anyEncoding: true, ifMissing: "Name the unpacked ml-100k folder." };
  for await (const lines of readTextLines(path, options)) {
    for (const [line, number] of lines) {
      try {
        values.push(parse(line));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        problems.add(`${path}:${number}: ${error.message}`);
      }
    }
  }
  problems.throwIfAny();
  return values;
}
