import { show } from "../../read-json.ts";
import type { Movie, MovieLensLayout, Person } from "./movielens.ts";
import { parseAll, parseNatural, parseRatings } from "./parse-lines.ts";

/** MovieLens 100K: `u.genre`, `u.item`, `u.user` and `u.data`. */
export const LAYOUT_100K: MovieLensLayout = {
  name: "movielens-100k",
  bySize: {},
  ratings: "u.data",
  async read(folder) {
    const genres = await parseAll(folder, "u.genre", parseGenre);
    const movies = await parseAll(folder, "u.item", (line) => parseMovie(line, genres));
    const people = await parseAll(folder, "u.user", parsePerson);
    const ratings = await parseRatings(folder, {
      file: "u.data",
      fieldsOf: (line) => line.split("\t"),
      form: "user, item, rating and time with tabs between them",
      movies: { file: "u.item", ids: new Set(movies.map(({ id }) => id)) },
      people: { file: "u.user", ids: new Set(people.map(({ id }) => id)) },
      least: 1,
    });
    return { movies, people, ratings };
  },
};

/** A line of `u.genre`, such as `Action|1`: the name. */
function parseGenre(line: string): string {
  const [name = "", number] = line.trim().split("|");
  if (name === "" || number === undefined) throw new SyntaxError(`must be name|number, got ${show(line)}`);
  return name;
}

/**
 * A line of `u.item`: id|title|release date|video release date|URL, and then 0 or 1 for each genre.
 *
 * @param genres Names of the genres, in the order of the line's numbers.
 */
function parseMovie(line: string, genres: readonly string[]): Movie {
  const [id = "", title = "", released = "", , , ...flags] = line.trimEnd().split("|");
  if (flags.length !== genres.length || flags.some((flag) => flag !== "0" && flag !== "1")) {
    throw new SyntaxError(
      `must end in ${genres.length} numbers of 0 or 1, one for each line of u.genre, got ${show(flags.join("|"))}`,
    );
  }
  return {
    id: parseNatural("item id", id),
    title,
    year: released === "" ? undefined : parseNatural("year of release", released.slice(-4)),
    genres: genres.filter((_, i) => flags[i] === "1"),
  };
}

/** A line of `u.user`: id|age|gender|occupation|zip code, of which the last two are not used. */
function parsePerson(line: string): Person {
  const [id = "", age = "", gender = ""] = line.trimEnd().split("|");
  if (gender !== "F" && gender !== "M") throw new SyntaxError(`gender must be F or M, got ${show(gender)}`);
  return { id: parseNatural("user", id), age: parseNatural("age", age), gender };
}
