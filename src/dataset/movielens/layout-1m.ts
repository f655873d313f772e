import { show } from "../../read-json.ts";
import type { Movie, MovieLensLayout, Person } from "./movielens.ts";
import { parseAll, parseNatural, parseRatings, yearOfTitle } from "./parse-lines.ts";

/** MovieLens 1M: `movies.dat`, `users.dat` and `ratings.dat`, with `::` between fields. */
export const LAYOUT_1M: MovieLensLayout = {
  name: "movielens-1m",
  bySize: {},
  ratings: "ratings.dat",
  async read(folder) {
    const movies = await parseAll(folder, "movies.dat", parseMovie);
    const people = await parseAll(folder, "users.dat", parsePerson);
    const ratings = await parseRatings(folder, {
      file: "ratings.dat",
      fieldsOf: (line) => line.split("::"),
      form: "user, item, rating and time with :: between them",
      movies: { file: "movies.dat", ids: new Set(movies.map(({ id }) => id)) },
      people: { file: "users.dat", ids: new Set(people.map(({ id }) => id)) },
      least: 1,
    });
    return { movies, people, ratings };
  },
};

/** A line of `movies.dat`: id::title::genres, the last with | between them. */
function parseMovie(line: string): Movie {
  const [id = "", title, genres, ...others] = line.trimEnd().split("::");
  if (title === undefined || genres === undefined || others.length > 0) {
    throw new SyntaxError(`must be id::title::genres, got ${show(line.trimEnd())}`);
  }
  return { id: parseNatural("item id", id), title, year: yearOfTitle(title), genres: genres.split("|") };
}

/** A line of `users.dat`: id::gender::age::occupation::zip code, of which the last two are not used. */
function parsePerson(line: string): Person {
  const [id = "", gender = "", age = ""] = line.trimEnd().split("::");
  if (gender !== "F" && gender !== "M") throw new SyntaxError(`gender must be F or M, got ${show(gender)}`);
  return { id: parseNatural("user", id), age: parseNatural("age", age), gender };
}
