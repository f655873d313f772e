import Papa from "papaparse";
import { show } from "../../read-json.ts";
import type { Movie, MovieLensLayout } from "./movielens.ts";
import { checkHeader, parseEach, parseNatural, parseRatings, yearOfTitle } from "./parse-lines.ts";

const NO_GENRES = "(no genres listed)";

/** MovieLens since 2015, such as latest-small, 25M and 32M: `movies.csv` and `ratings.csv`; nothing is known of users. */
export const LAYOUT_CSV: MovieLensLayout = {
  name: "movielens",
  bySize: {
    100836: "movielens-latest-small",
    20000263: "movielens-20m",
    25000095: "movielens-25m",
    32000204: "movielens-32m",
  },
  ratings: "ratings.csv",
  async read(folder) {
    const movies: Movie[] = [];
    await parseEach(folder, "movies.csv", (line, number) => {
      if (number === 1) checkHeader(line, "movieId,title,genres");
      else movies.push(parseMovie(line));
    });
    const ratings = await parseRatings(folder, {
      file: "ratings.csv",
      header: "userId,movieId,rating,timestamp",
      fieldsOf: (line) => line.split(","),
      form: "userId,movieId,rating,timestamp",
      movies: { file: "movies.csv", ids: new Set(movies.map(({ id }) => id)) },
      least: 0.5,
    });
    return { movies, people: [], ratings };
  },
};

/** A line of `movies.csv`, whose titles are quoted where they have commas. */
function parseMovie(line: string): Movie {
  const [fields] = Papa.parse<string[]>(line.trimEnd(), { delimiter: "," }).data;
  const [id = "", title, genres, ...others] = fields ?? [];
  if (title === undefined || genres === undefined || others.length > 0) {
    throw new SyntaxError(`must be movieId,title,genres, got ${show(line.trimEnd())}`);
  }
  return {
    id: parseNatural("item id", id),
    title,
    year: yearOfTitle(title),
    genres: genres === NO_GENRES || genres === "" ? [] : genres.split("|"),
  };
}
